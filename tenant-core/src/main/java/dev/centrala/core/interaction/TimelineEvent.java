package dev.centrala.core.interaction;

import dev.centrala.core.shared.Actor;
import java.time.Instant;
import java.util.Map;

/** Something that happened to an interaction; {@code sequence} counts from 1 without gaps. */
public record TimelineEvent(
    long sequence, String type, Instant at, Actor actor, Map<String, Object> data) {}
