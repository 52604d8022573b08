package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import java.time.Instant;

/**
 * What a carrier says of a room: who came, went, is muted or on hold now. {@code sequence} grows in
 * the order in which things happened: the second by the carrier's clock, and within it the number
 * of the report in its room.
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
    CHANGED
  }

  /** More reports of one room in one second there are not. */
  public static final long MOST_A_SECOND = 10_000;

  /** {@code number} counts the reports of the room. */
  public static long sequence(Instant at, long number) {
    return at.getEpochSecond() * MOST_A_SECOND + Math.min(number, MOST_A_SECOND - 1);
  }
}
