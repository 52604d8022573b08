package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;

/** The hold that stands: only this agent is asked until {@code untilMillis}, 0 for without end. */
public record Held(UserId agent, Hold.Kind kind, boolean skipIfAway, long untilMillis) {}
