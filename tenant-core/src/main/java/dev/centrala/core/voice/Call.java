package dev.centrala.core.voice;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The call of an interaction: our number {@code line}, the customer's {@code party}, and the room
 * in which those who talk meet, once the carrier has opened one ({@code roomId} is its name for
 * it).
 */
public record Call(
    InteractionId interaction,
    ConnectionId connection,
    boolean inbound,
    String line,
    String party,
    @Nullable String roomId,
    Instant createdAt,
    @Nullable Instant endedAt) {
  private static final String ROOM = "centrala-";

  /** The room's name for every carrier. */
  public String room() {
    return ROOM + interaction;
  }

  /** The interaction whose room has this name; refuses any other name as not found. */
  public static InteractionId interactionOf(String room) {
    return InteractionId.parse(room.startsWith(ROOM) ? room.substring(ROOM.length()) : "");
  }
}
