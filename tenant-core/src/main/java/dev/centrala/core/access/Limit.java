package dev.centrala.core.access;

import java.time.Duration;

/**
 * How often something may be tried: {@code free} times; then each try must wait, first {@code
 * firstDelay}, twice as long each time, at most {@code longestDelay}. All is forgotten {@code
 * window} after the last try.
 */
public record Limit(
    String name, int free, Duration window, Duration firstDelay, Duration longestDelay) {}
