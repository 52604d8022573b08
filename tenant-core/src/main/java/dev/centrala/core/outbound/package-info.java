/**
 * Calls that the business begins: which numbers may be called, when, how often and as whom; an
 * agent's own calls; calls that customers asked for. Owns the rules, the numbers nobody may call
 * and the callbacks. Does not own the call itself (voice, call) nor its work (interaction).
 * Invariants: no line to the outside is dialled that the rules did not allow in the same
 * transaction; a callback is called once at a time.
 */
@NullMarked
package dev.centrala.core.outbound;

import org.jspecify.annotations.NullMarked;
