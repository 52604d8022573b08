/**
 * The routing pool of one tenant: who waits, who is free, what is on offer. A pure state machine.
 *
 * <p>Owns: the order of waiting work, agents' standing and load, offers and their deadlines, and
 * the explanation of each decision. Does not own: the truth. PostgreSQL does; the pool proposes,
 * and is told when the database disagrees.
 *
 * <p>Invariants: reads no clock, no hash order, no identity, so the same commands give the same
 * decisions and explanations on any node; no agent above the budget of 100; at most one assignment
 * for a contact, or as many offers as its queue asks agents at once, never two to one agent; after
 * any command no waiting contact and free agent that fit each other are left apart.
 */
@NullMarked
package dev.centrala.core.routing.pool;

import org.jspecify.annotations.NullMarked;
