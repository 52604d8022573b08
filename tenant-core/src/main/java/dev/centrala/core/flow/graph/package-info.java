/**
 * The language of flows, alike for every channel and pure: nodes and their form, the state of one
 * contact in its flow, what comes in ({@link dev.centrala.core.flow.graph.FlowInput}), what a
 * channel is to do ({@link dev.centrala.core.flow.graph.Instruction}) and the interpreter between
 * them. Knows no channel, no clock and no store: {@link dev.centrala.core.flow.graph.FlowWorld}
 * tells what a step needs to know.
 */
@NullMarked
package dev.centrala.core.flow.graph;

import org.jspecify.annotations.NullMarked;
