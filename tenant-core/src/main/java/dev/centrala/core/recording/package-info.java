/**
 * What is kept of calls: by which rules they are recorded, what a carrier has recorded, and where
 * it lies sealed. Owns recordings and the rules. Does not own the call itself: what a carrier must
 * do is a command of its line. Invariants: nothing is recorded against a customer's word; a
 * recording is stored once, is deleted at the carrier only when it is stored, and is never deleted
 * while it is held for a court.
 */
@NullMarked
package dev.centrala.core.recording;

import org.jspecify.annotations.NullMarked;
