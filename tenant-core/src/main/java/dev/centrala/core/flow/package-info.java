/**
 * What happens before an agent: a contact enters, its flow greets, asks and decides, and queues it.
 * Owns flows, their versions and the one interpreter for all channels. Invariants: an interaction
 * finishes on the version it began; a flow that never waits is stopped by a step budget.
 */
@NullMarked
package dev.centrala.core.flow;

import org.jspecify.annotations.NullMarked;
