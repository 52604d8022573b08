package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.List;

/** A queue as the carrier holds it at one moment; members in their order. */
public record QueueRecord(
    String accountSid,
    String sid,
    String name,
    int maxSize,
    int averageWaitSeconds,
    List<Member> members,
    Instant createdAt,
    Instant updatedAt) {

  /** A caller who waits. */
  public record Member(String callSid, Instant enteredAt, int position, int waitedSeconds) {}
}
