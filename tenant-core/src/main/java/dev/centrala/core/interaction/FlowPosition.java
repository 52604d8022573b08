package dev.centrala.core.interaction;

import dev.centrala.core.shared.FlowId;

/** Which version of which flow an interaction began, and the node it stands at. */
public record FlowPosition(FlowId flow, int version, String node) {}
