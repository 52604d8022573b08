package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.VoiceInstruction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The customers of calls that we begin: called once their agent is on the line, so that nobody
 * answers to find nobody there.
 */
public final class CalledCustomers {
  private static final int RING_SECONDS = 30;

  private final CallStore calls;
  private final CallLines lines;
  private final Timeline timeline;
  private final Function<Tx, Duration> longest;
  private final InstantSource clock;

  /** {@code longest}: how long a call of the tenant may take. */
  public CalledCustomers(
      CallStore calls,
      CallLines lines,
      Timeline timeline,
      Function<Tx, Duration> longest,
      InstantSource clock) {
    this.calls = calls;
    this.lines = lines;
    this.timeline = timeline;
    this.longest = longest;
    this.clock = clock;
  }

  /** The agent is there: the customer is called, unless that has been done. */
  void call(Tx tx, Interaction now, Call call) {
    if (!lines.isToBeCalled(tx, now)) {
      return;
    }
    Instant at = clock.instant();
    CallLeg leg =
        CallLeg.toDial(LegId.next(), now.id(), LegKind.CUSTOMER, null, call.party(), false, at);
    calls.insert(tx, leg, at.plus(CallLines.LOOK_AFTER));
    int seconds = (int) longest.apply(tx).toSeconds();
    lines.command(tx, leg, new CallCommand.Dial(RING_SECONDS, seconds));
    timeline.record(
        tx, now, "call.customerDialled", Actor.SYSTEM, Map.of("legId", leg.id().toString()));
  }

  /** The customer has answered: they meet their agent, or wait where the work stands now. */
  List<VoiceInstruction> answered(Interaction now, Call call, CallLeg leg) {
    VoiceInstruction again =
        new VoiceInstruction.AskAgain(new VoiceInstruction.Door.OfCustomer(now.id()));
    return now.state().isWithAgent()
        ? List.of(new VoiceInstruction.Join(call.room(), leg.id(), now.id()), again)
        : List.of(again);
  }
}
