package dev.centrala.core.routing.whatif;

import dev.centrala.core.shared.UserId;

/** An agent who was signed in from one instant to another, in milliseconds. */
public record PastShift(UserId agent, long fromMillis, long toMillis) {}
