package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.shared.FlowId;

/** One version of a flow; versions count from 1 and never change. */
public record FlowVersion(FlowId flow, int version, FlowDefinition definition) {}
