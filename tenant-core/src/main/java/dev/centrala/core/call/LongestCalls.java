package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.voice.CallStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ends calls that go on for longer than any may: a line left open costs by the minute. */
public final class LongestCalls {
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final WorkEnd workEnd;
  private final Timeline timeline;
  private final Function<Tx, Duration> longest;
  private final InstantSource clock;

  public LongestCalls(
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      WorkEnd workEnd,
      Timeline timeline,
      Function<Tx, Duration> longest,
      InstantSource clock) {
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.workEnd = workEnd;
    this.timeline = timeline;
    this.longest = longest;
    this.clock = clock;
  }

  /** Looks at one call; does nothing while it is short. */
  void look(Tx tx, InteractionId id) {
    Interaction now = interactions.lock(tx, id).orElseThrow();
    Instant begunBefore = clock.instant().minus(longest.apply(tx));
    boolean tooLong =
        calls.legs(tx, id).stream()
            .filter(leg -> !leg.isOver())
            .flatMap(leg -> Stream.ofNullable(leg.answeredAt()))
            .anyMatch(answered -> answered.isBefore(begunBefore));
    if (!tooLong) {
      return;
    }
    Interaction told = timeline.record(tx, now, "call.tooLong", Actor.SYSTEM, Map.of());
    if (told.disconnectedAt() == null && !told.state().isOver()) {
      workEnd.cameToNothing(tx, id, "tooLong");
    } else {
      lines.over(tx, told);
    }
  }
}
