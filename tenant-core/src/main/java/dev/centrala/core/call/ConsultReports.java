package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallConsult.Stage;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.util.Map;
import java.util.Optional;

/**
 * What follows when those whom an agent asks come and go: a transfer to a number is done when it is
 * answered and comes back to its agent when it is not; who was left alone with the customer ends
 * the call by leaving. Nobody resumes a held customer but the agent.
 */
public final class ConsultReports {
  private static final Actor CARRIER = Actor.provider("carrier");

  private final CallStore calls;
  private final CallLines lines;
  private final Timeline timeline;
  private final WorkEnd workEnd;

  public ConsultReports(CallStore calls, CallLines lines, Timeline timeline, WorkEnd workEnd) {
    this.calls = calls;
    this.lines = lines;
    this.timeline = timeline;
    this.workEnd = workEnd;
  }

  /** Whether anybody else is asked: then an agent's lost line is no end, and no music begins. */
  boolean isOpen(Tx tx, Interaction now) {
    return calls.consult(tx, now.id()).isPresent();
  }

  /** Whether the agent has left on purpose, and waits for a number to answer. */
  boolean hasLeft(Tx tx, Interaction now, UserId agent) {
    return calls
        .consult(tx, now.id())
        .filter(each -> each.stage() == Stage.BLIND && each.by().equals(agent))
        .isPresent();
  }

  void joined(Tx tx, Interaction now, CallLeg leg) {
    Optional<CallConsult> answered =
        calls
            .consult(tx, now.id())
            .filter(each -> each.isOn(leg) && each.stage() == Stage.BLIND)
            .filter(each -> now.isWith(each.by()));
    if (answered.isPresent()) {
      calls.put(tx, answered.get().at(Stage.ALONE));
      lines.hold(tx, now, false);
      workEnd.transferred(tx, answered.get().by(), now.id());
    }
  }

  Interaction lineEnded(Tx tx, Interaction now, CallLeg leg) {
    CallConsult consult = calls.consult(tx, now.id()).orElse(null);
    if (consult == null) {
      return now;
    }
    boolean theirs = consult.isOn(leg);
    return switch (consult.stage()) {
      case ALONE -> {
        if (theirs || leg.kind() == LegKind.CUSTOMER) {
          lines.parted(tx, now);
        }
        yield now;
      }
      case ASKING -> theirs ? left(tx, now, consult, leg) : now;
      case BLIND -> {
        if (!theirs) {
          yield now;
        }
        Interaction after = ended(tx, now, leg, "call.transferFailed");
        boolean stillHas =
            after.state() == InteractionState.ASSIGNED
                && after.disconnectedAt() == null
                && after.isWith(consult.by());
        yield stillHas ? lines.callAgain(tx, after, consult.by()) : after;
      }
      case HANDING -> now;
    };
  }

  /** Of a queue, the next is asked when somebody did not answer. */
  private Interaction left(Tx tx, Interaction now, CallConsult consult, CallLeg leg) {
    if (consult.contact() != null && leg.wasMissed()) {
      lines.askNext(tx, consult);
      return now;
    }
    return ended(tx, now, leg, "call.consultEnded");
  }

  private Interaction ended(Tx tx, Interaction now, CallLeg leg, String type) {
    calls.consult(tx, now.id()).ifPresent(consult -> lines.endConsult(tx, consult));
    return timeline.record(
        tx,
        now,
        type,
        CARRIER,
        Map.of("legId", leg.id().toString(), "state", leg.state().wireName()));
  }
}
