package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.OutsideCalls;
import dev.centrala.core.voice.RuleVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The lines that flows have connected with their callers. Each is held against what the business
 * may call, and written down before the carrier hears of it, so that it is counted like every other
 * line. An address of the internet telephony (SIP) costs nobody by the number, and has no rules.
 */
public final class OutsideLines {
  private final CallStore calls;
  private final OutsideCalls rules;
  private final Timeline timeline;
  private final InstantSource clock;

  public OutsideLines(CallStore calls, OutsideCalls rules, Timeline timeline, InstantSource clock) {
    this.calls = calls;
    this.rules = rules;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Present when it may not be called. */
  Optional<Errands.Done> open(Tx tx, Interaction now, String address) {
    if (!address.startsWith("sip:")
        && rules.check(tx, now.place() == null ? null : now.place().queue(), address)
            instanceof RuleVerdict.Refused(String code, String detail)) {
      Interaction after =
          timeline.record(
              tx,
              now,
              "call.transferRefused",
              Actor.SYSTEM,
              Map.of("address", address, "code", code));
      return Optional.of(new Errands.Done(after, new FlowInput.Failed(code)));
    }
    Instant at = clock.instant();
    calls.insert(
        tx,
        CallLeg.toDial(LegId.next(), now.id(), LegKind.OUTSIDE, null, address, false, at),
        at.plus(CallLines.LOOK_AFTER));
    return Optional.empty();
  }
}
