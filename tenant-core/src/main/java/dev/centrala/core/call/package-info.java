/**
 * The way of a call: what each of its lines does next, from where the call's work stands, and what
 * the carrier reports of them. Owns no rows of its own: calls and lines are of {@code voice}, the
 * work is of {@code interaction}. Invariants: what a line is told is committed first; a repeated or
 * late report steps nothing twice.
 */
@NullMarked
package dev.centrala.core.call;

import org.jspecify.annotations.NullMarked;
