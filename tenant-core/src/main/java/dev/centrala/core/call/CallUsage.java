package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls line by line: seconds as the carrier counts them, and the time in a room between the
 * carrier's own instants, written down at ours. The same line counts once.
 */
public final class CallUsage {
  private final UsageLog usage;
  private final InstantSource clock;

  public CallUsage(UsageLog usage, InstantSource clock) {
    this.usage = usage;
    this.clock = clock;
  }

  /** A line that is over and whose seconds the carrier has counted. */
  void ofLine(Tx tx, Interaction interaction, Call call, CallLeg leg) {
    Integer seconds = leg.seconds();
    if (seconds == null || seconds == 0) {
      return;
    }
    boolean inbound = call.inbound() && leg.kind() == LegKind.CUSTOMER;
    record(
        tx,
        interaction,
        leg,
        "voice:" + leg.id(),
        inbound ? Meter.VOICE_INBOUND_SECONDS : Meter.VOICE_OUTBOUND_SECONDS,
        seconds,
        clock.instant());
  }

  /** A line that was in a room, and has left it at that instant. */
  void ofRoom(Tx tx, Interaction interaction, CallLeg leg, Instant until) {
    Instant since = leg.inRoomSince();
    if (since == null) {
      return;
    }
    long seconds = Math.max(0, Duration.between(since, until).toSeconds());
    if (seconds > 0) {
      record(
          tx,
          interaction,
          leg,
          "room:" + leg.id() + ":" + since.getEpochSecond(),
          Meter.VOICE_CONFERENCE_SECONDS,
          seconds,
          clock.instant());
    }
  }

  private void record(
      Tx tx,
      Interaction interaction,
      CallLeg leg,
      String id,
      Meter meter,
      long seconds,
      Instant at) {
    usage.record(
        tx,
        new UsageEvent(
            id,
            meter,
            BigDecimal.valueOf(seconds),
            at,
            Channel.VOICE,
            interaction.id(),
            interaction.place() == null ? null : interaction.place().queue(),
            agent(interaction, leg)));
  }

  private static @Nullable UserId agent(Interaction interaction, CallLeg leg) {
    if (leg.user() != null) {
      return leg.user();
    }
    return interaction.assignment() == null ? null : interaction.assignment().agent();
  }
}
