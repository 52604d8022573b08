/**
 * Recordings of a pool, and what replaying them shows.
 *
 * <p>Owns: which commands a recording holds, and the comparison of what was decided then with what
 * the rules decide now. Does not own: the rules, which are the pool's own.
 *
 * <p>Invariants: a replay touches no live pool; a command that is missing is reported, never
 * skipped in silence.
 */
@NullMarked
package dev.centrala.core.routing.replay;

import org.jspecify.annotations.NullMarked;
