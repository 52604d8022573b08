package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import java.time.Instant;

/**
 * What a carrier says of a room: who came, went, is muted or on hold now. {@code sequence} numbers
 * the reports of one room in the order in which things happened; {@code at} is by the carrier's
 * clock.
 */
public record RoomReport(
    InteractionId interaction,
    String roomId,
    String providerId,
    Event event,
    boolean muted,
    boolean held,
    long sequence,
    Instant at) {
  /** What happened. */
  public enum Event {
    JOINED,
    LEFT,
    /** Muted, unmuted, held or resumed. */
    CHANGED,
    /** The room is closed; {@code providerId} is empty. */
    ENDED
  }
}
