package dev.centrala.core.flow.graph;

import dev.centrala.core.routing.pool.PoolDecision.TurnedAwayReason;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an enqueued contact goes on that its queue turns away: as many wait as may, it waited for
 * too long, the queue is closed. Without an exit the contact ends.
 */
public record Exits(@Nullable String full, @Nullable String timeout, @Nullable String closed) {
  public static final Exits NONE = new Exits(null, null, null);

  public @Nullable String of(TurnedAwayReason why) {
    return switch (why) {
      case FULL -> full;
      case WAITED_TOO_LONG -> timeout;
      case CLOSED -> closed;
    };
  }

  List<String> targets() {
    return Stream.of(full, timeout, closed).filter(Objects::nonNull).toList();
  }

  /** Those that may be taken as soon as the contact arrives. */
  List<String> withoutWaiting() {
    return Stream.of(full, closed).filter(Objects::nonNull).toList();
  }
}
