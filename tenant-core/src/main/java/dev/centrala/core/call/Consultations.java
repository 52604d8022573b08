package dev.centrala.core.call;

import dev.centrala.core.access.Caller;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Transfers;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallConsult.Stage;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.OutsideCalls;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent of a call does with others: asks them while the customer hears music, lets all
 * talk, hands the customer over or takes them back. A customer who is on hold stays there until
 * their agent resumes them, also when those who were asked do not answer or leave.
 */
public final class Consultations {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final OwnCalls own;
  private final Colleagues colleagues;
  private final OutsideCalls rules;
  private final QueueConsults queues;
  private final CallControls controls;
  private final Transfers transfers;
  private final WorkEnd workEnd;
  private final Timeline timeline;
  private final CallNews news;
  private final AuditTrail audit;

  public Consultations(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      Colleagues colleagues,
      OutsideCalls rules,
      QueueConsults queues,
      CallControls controls,
      Transfers transfers,
      WorkEnd workEnd,
      Timeline timeline,
      CallNews news,
      AuditTrail audit) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.own = new OwnCalls(interactions, calls);
    this.colleagues = colleagues;
    this.rules = rules;
    this.queues = queues;
    this.controls = controls;
    this.transfers = transfers;
    this.workEnd = workEnd;
    this.timeline = timeline;
    this.news = news;
    this.audit = audit;
  }

  /** Asks somebody while the customer hears music. */
  public void ask(Caller caller, InteractionId id, ConsultTarget target) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own.talking(tx, caller.person(), id);
          requireNobodyAsked(tx, id);
          CallConsult consult =
              switch (target) {
                case ConsultTarget.Colleague(UserId user) -> {
                  CallConsult.To to = colleagues.free(tx, caller.person(), user);
                  yield begun(mine, caller.person(), lines.ask(tx, mine, user), to);
                }
                case ConsultTarget.Number(String address) -> {
                  rules.require(tx, queue(mine), address);
                  yield begun(
                      mine,
                      caller.person(),
                      lines.callOutside(tx, mine, address),
                      new CallConsult.To(CallConsult.Kind.ADDRESS, null, address));
                }
                case ConsultTarget.Anyone(QueueId queue) ->
                    queues.asked(tx, mine, caller.person(), queue);
              };
          lines.hold(tx, mine, true);
          calls.put(tx, consult);
          tell(tx, mine, caller, "call.consultBegun", consult);
        });
  }

  private static CallConsult begun(Interaction mine, UserId by, CallLeg leg, CallConsult.To to) {
    return new CallConsult(mine.id(), by, leg.id(), to, Stage.ASKING);
  }

  private static @Nullable QueueId queue(Interaction mine) {
    return mine.place() == null ? null : mine.place().queue();
  }

  /** Whoever is in a conference already is no hindrance to asking the next. */
  private void requireNobodyAsked(Tx tx, InteractionId id) {
    CallConsult open = calls.consult(tx, id).orElse(null);
    if (open != null && (open.stage() != Stage.ASKING || !own.allTalk(tx, open))) {
      throw RefusedException.conflict("consultOpen", "You are asking somebody already.");
    }
  }

  /** The customer goes to a number at once, and comes back when nobody answers there. */
  public void send(Caller caller, InteractionId id, String address) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own.talking(tx, caller.person(), id);
          requireNobodyAsked(tx, id);
          rules.require(tx, queue(mine), address);
          CallConsult.To to = new CallConsult.To(CallConsult.Kind.ADDRESS, null, address);
          CallConsult consult =
              begun(mine, caller.person(), lines.callOutside(tx, mine, address), to)
                  .at(Stage.BLIND);
          calls.put(tx, consult);
          lines.hold(tx, mine, true);
          own.leg(tx, mine, caller.person()).ifPresent(leg -> lines.hangUp(tx, leg));
          written(tx, caller, id, address);
          tell(tx, mine, caller, "call.sent", consult);
        });
  }

  /** Those who were asked have the customer from now on. */
  public void complete(Caller caller, InteractionId id) {
    Handing asked = transactions.inTenant(caller.tenant(), tx -> completed(tx, caller, id));
    if (asked.to() == null) {
      return;
    }
    try {
      transfers.handOver(caller, id, asked.to());
    } catch (RuntimeException refused) {
      transactions.doInTenant(caller.tenant(), tx -> notHanded(tx, caller, asked.consult()));
      throw refused;
    }
  }

  /** Who has the work from now on; nobody where a number has the customer. */
  private record Handing(CallConsult consult, @Nullable UserId to) {}

  private Handing completed(Tx tx, Caller caller, InteractionId id) {
    Interaction mine = own.assigned(tx, caller.person(), id);
    CallConsult consult = asking(tx, id);
    CallLeg theirs =
        calls.legs(tx, id).stream()
            .filter(leg -> consult.isOn(leg) && leg.inRoom())
            .findFirst()
            .orElseThrow(
                () -> RefusedException.conflict("notConnected", "They are not on the line yet."));
    if (consult.to().kind() != CallConsult.Kind.ADDRESS) {
      CallConsult handing = consult.at(Stage.HANDING);
      calls.put(tx, handing);
      return new Handing(handing, theirs.user());
    }
    calls.put(tx, consult.at(Stage.ALONE));
    lines.hold(tx, mine, false);
    written(tx, caller, id, consult.to().name());
    workEnd.transferred(tx, caller.person(), id);
    news.tell(tx, own.lock(tx, id));
    return new Handing(consult, null);
  }

  /** The work is where it was, or waits where it came from. */
  private void notHanded(Tx tx, Caller caller, CallConsult asked) {
    Interaction now = own.lock(tx, asked.interaction());
    if (now.isWith(caller.person())) {
      calls.consult(tx, now.id()).ifPresent(each -> calls.put(tx, each.at(Stage.ASKING)));
    } else {
      lines.endConsult(tx, asked);
      calls.legs(tx, now.id()).stream()
          .filter(leg -> asked.isOn(leg) && !leg.isOver())
          .forEach(leg -> lines.hangUp(tx, leg));
      lines.moved(tx, now);
    }
  }

  /** The customer is taken back, and those who were asked leave. */
  public void cancel(Caller caller, InteractionId id) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own.assigned(tx, caller.person(), id);
          CallConsult consult = calls.consult(tx, id).orElseThrow(Consultations::nobodyAsked);
          lines.endConsult(tx, consult);
          calls.legs(tx, id).stream()
              .filter(leg -> consult.isOn(leg) && !leg.isOver())
              .forEach(leg -> lines.hangUp(tx, leg));
          Interaction after = tell(tx, mine, caller, "call.consultCancelled", consult);
          if (consult.stage() == Stage.BLIND) {
            lines.callAgain(tx, after, caller.person());
          } else {
            lines.hold(tx, after, false);
          }
        });
  }

  /** The customer hears and is heard again: all talk with one another. */
  public void conference(Caller caller, InteractionId id) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own.talking(tx, caller.person(), id);
          CallConsult consult = asking(tx, id);
          if (calls.legs(tx, id).stream().noneMatch(leg -> consult.isOn(leg) && leg.inRoom())) {
            throw RefusedException.conflict("notConnected", "They are not on the line yet.");
          }
          tell(tx, mine, caller, "call.conference", consult);
        });
    controls.resume(caller, id);
  }

  /** Somebody whom the agent has brought into the call leaves it. */
  public void remove(Caller caller, InteractionId id, LegId line) {
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own.assigned(tx, caller.person(), id);
          CallLeg leg =
              calls
                  .leg(tx, line)
                  .filter(each -> each.interaction().equals(id))
                  .orElseThrow(() -> RefusedException.notFound("line"));
          boolean brought =
              leg.kind() == LegKind.OUTSIDE
                  || (leg.kind() == LegKind.AGENT && !caller.person().equals(leg.user()));
          if (!brought) {
            throw RefusedException.conflict("notYours", "You have not brought them into the call.");
          }
          if (leg.isOver()) {
            throw RefusedException.conflict("callGone", "That line has already ended.");
          }
          lines.hangUp(tx, leg);
          timeline.record(
              tx,
              mine,
              "call.participantRemoved",
              Actor.user(caller.person()),
              Map.of("legId", line.toString(), "kind", leg.kind().wireName()));
        });
  }

  private CallConsult asking(Tx tx, InteractionId id) {
    return calls
        .consult(tx, id)
        .filter(each -> each.stage() == Stage.ASKING || each.stage() == Stage.HANDING)
        .orElseThrow(Consultations::nobodyAsked);
  }

  private static RefusedException nobodyAsked() {
    return RefusedException.conflict("nobodyAsked", "You are asking nobody now.");
  }

  private void written(Tx tx, Caller caller, InteractionId id, String address) {
    audit.write(
        tx,
        caller.actor(),
        "interaction.transferred",
        "interaction",
        id.toString(),
        Map.of("address", address));
  }

  private Interaction tell(
      Tx tx, Interaction mine, Caller caller, String type, CallConsult consult) {
    Interaction after =
        timeline.record(
            tx,
            mine,
            type,
            Actor.user(caller.person()),
            Map.of(
                "legId", String.valueOf(consult.leg()),
                "kind", consult.to().kind().wireName(),
                "to", consult.to().name()));
    news.tell(tx, after);
    return after;
  }
}
