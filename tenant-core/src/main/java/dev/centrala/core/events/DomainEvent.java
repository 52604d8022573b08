package dev.centrala.core.events;

import dev.centrala.core.shared.EventId;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, as partners hear it: {@code type} such as {@code interaction.queued},
 * the subject whose events keep their order, and data of strings, numbers, booleans, lists and
 * maps. {@code data} needs no tenant id: the outbox adds it.
 */
public record DomainEvent(
    EventId id, String type, String subject, Instant at, Map<String, Object> data) {
  public static DomainEvent of(String type, String subject, Instant at, Map<String, Object> data) {
    return new DomainEvent(EventId.next(), type, subject, at, data);
  }
}
