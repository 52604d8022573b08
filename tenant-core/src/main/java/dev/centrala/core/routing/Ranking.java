package dev.centrala.core.routing;

import dev.centrala.core.shared.UserId;

/**
 * How an agent stands to a queue: 1 is their own work, higher numbers come after it; with a delay,
 * they help only with contacts that have waited that long.
 */
public record Ranking(UserId user, int rank, int delaySeconds) {}
