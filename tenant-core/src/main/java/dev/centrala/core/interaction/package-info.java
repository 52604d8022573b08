/**
 * One piece of work on one channel: its state, its place in a queue, its agent, its timeline. Owns
 * the life of an interaction from the first word to the end of wrap-up; not who is chosen (routing)
 * nor what is asked before (flow). Invariants: every change of state is an event of the timeline,
 * numbered under the row's lock; a state changes only as {@link
 * dev.centrala.core.interaction.Interaction} allows; an event is never changed or removed.
 */
@NullMarked
package dev.centrala.core.interaction;

import org.jspecify.annotations.NullMarked;
