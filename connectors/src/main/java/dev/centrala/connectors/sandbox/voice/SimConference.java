package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conference by its name, whether or not it has begun: who is in it and who hears whom. Parties
 * are named by call SID or participant label. The {@code await} methods wait for real time.
 */
public final class SimConference {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Exchange exchange;
  private final String name;

  SimConference(Exchange exchange, String name) {
    this.exchange = exchange;
    this.name = name;
  }

  /** Whether what {@code speaker} says reaches {@code listener}. */
  public boolean hears(String listener, String speaker) {
    return exchange
        .floor()
        .get(() -> {
          Room room = room();
          return room != null
              && room.seat(listener)
                  .flatMap(one -> room.seat(speaker).map(other -> room.hears(one, other)))
                  .orElse(false);
        });
  }

  public boolean hears(SimCall listener, SimCall speaker) {
    return hears(listener.sid(), speaker.sid());
  }

  /** Those who are connected, in the order in which they came. */
  public List<ParticipantRecord> participants() {
    return exchange
        .floor()
        .get(() -> {
          Room room = room();
          return room == null ? List.of() : room.joined().stream().map(Seat::toRecord).toList();
        });
  }

  /** The conference as it is, or as it was last; null when there was none of this name. */
  public @Nullable ConferenceRecord toRecord() {
    return exchange
        .floor()
        .get(() -> {
          Room room = room();
          return room == null ? null : room.toRecord();
        });
  }

  /** What the carrier counts of those who were in it, together; they have left. */
  public long participantSeconds() {
    return exchange
        .floor()
        .get(() -> {
          Room room = room();
          return room == null ? 0L : room.participantSeconds;
        });
  }

  /** Waits until so many are connected. */
  public SimConference awaitParticipants(int count) {
    return await("have %d participants".formatted(count), room -> room.joined().size() == count);
  }

  public SimConference awaitStarted() {
    return await("start", room -> room.started);
  }

  public SimConference awaitOver() {
    return await("end", room -> room.over);
  }

  private SimConference await(String what, Function<Room, Boolean> done) {
    exchange
        .floor()
        .run(() -> {
          boolean came =
              Floor.await(
                  exchange.gatherings(),
                  PATIENCE,
                  () -> {
                    Room room = room();
                    return room != null && done.apply(room);
                  });
          if (!came) {
            Room room = room();
            throw new IllegalStateException(
                "conference %s did not %s: %s"
                    .formatted(name, what, room == null ? "there is none" : room.toRecord()));
          }
        });
    return this;
  }

  private @Nullable Room room() {
    Room last = null;
    for (Room room : exchange.rooms().all()) {
      if (room.name.equals(name)) {
        last = room;
      }
    }
    return last;
  }
}
