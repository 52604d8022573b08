package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallSender;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegReport;
import dev.centrala.core.voice.LegState;
import dev.centrala.core.voice.SupervisorMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what carriers report of lines, late, twice and out of order, and what follows for the
 * work: a customer who hangs up has ended the contact, an agent who cannot be reached gives it
 * back. Each report takes effect once.
 */
public final class CallReports implements CallSender.Outcomes {
  private static final Actor CARRIER = Actor.provider("carrier");

  /** So long may a flow say goodbye, and ask how it was. */
  private static final Duration LAST_WORDS = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final CallUsage usage;
  private final Timeline timeline;
  private final ConsultReports consults;
  private final ReturningAgents returning;
  private final CallNews news;
  private final Voicemails voicemails;
  private final WorkEnd workEnd;
  private final Routing routing;
  private final InstantSource clock;

  public CallReports(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      CallUsage usage,
      Timeline timeline,
      ConsultReports consults,
      ReturningAgents returning,
      CallNews news,
      Voicemails voicemails,
      WorkEnd workEnd,
      Routing routing,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.usage = usage;
    this.timeline = timeline;
    this.consults = consults;
    this.returning = returning;
    this.news = news;
    this.voicemails = voicemails;
    this.workEnd = workEnd;
    this.routing = routing;
    this.clock = clock;
  }

  /** A report of a line that we do not know changes nothing. */
  public void reported(TenantId tenant, LegReport report) {
    transactions.doInTenant(
        tenant,
        tx -> {
          Optional<CallLeg> known =
              calls.legByProviderId(tx, report.providerId()).or(() -> undialled(tx, report.own()));
          known.ifPresent(leg -> {
            lock(tx, leg.interaction());
            calls.leg(tx, leg.id()).ifPresent(now -> take(tx, now, report));
          });
        });
  }

  private Optional<CallLeg> undialled(Tx tx, @Nullable LegId own) {
    return own == null
        ? Optional.empty()
        : calls.leg(tx, own).filter(leg -> leg.providerId() == null);
  }

  private void take(Tx tx, CallLeg before, LegReport report) {
    Instant now = clock.instant();
    CallLeg leg = before.providerId() == null ? before.known(report.providerId()) : before;
    if (!leg.state().mayBecome(report.state())) {
      if (leg != before) {
        calls.update(tx, leg, now.plus(CallLines.LOOK_AFTER));
      }
      countLate(tx, leg, report);
      return;
    }
    CallLeg after = leg.reported(report.state(), now, report.seconds());
    calls.update(tx, after, now.plus(CallLines.LOOK_AFTER));
    Interaction interaction = lock(tx, after.interaction());
    if (after.isOver()) {
      usage.ofLine(tx, interaction, call(tx, after), after);
      ended(tx, interaction, after);
    } else {
      news.tell(tx, interaction);
    }
  }

  /** The carrier counts the seconds of a line that was already known to be over. */
  private void countLate(Tx tx, CallLeg leg, LegReport report) {
    if (leg.isOver() && leg.seconds() == null && report.seconds() != null) {
      CallLeg counted = leg.counted(report.seconds());
      calls.update(tx, counted, clock.instant());
      usage.ofLine(tx, lock(tx, leg.interaction()), call(tx, leg), counted);
    }
  }

  private void ended(Tx tx, Interaction now, CallLeg leg) {
    Map<String, Object> data = new HashMap<>();
    data.put("legId", leg.id().toString());
    data.put("kind", leg.kind().wireName());
    data.put("state", leg.state().wireName());
    if (leg.seconds() != null) {
      data.put("seconds", leg.seconds());
    }
    Interaction after =
        consults.lineEnded(tx, timeline.record(tx, now, "call.lineEnded", CARRIER, data), leg);
    switch (leg.kind()) {
      case CUSTOMER -> customerLeft(tx, after, leg);
      case AGENT -> agentLeft(tx, after, leg);
      case SUPERVISOR, OUTSIDE -> news.tell(tx, after);
    }
  }

  private void customerLeft(Tx tx, Interaction now, CallLeg leg) {
    Call call = call(tx, leg);
    calls.update(
        tx,
        new Call(
            call.interaction(),
            call.connection(),
            call.inbound(),
            call.line(),
            call.party(),
            call.roomId(),
            call.createdAt(),
            clock.instant()));
    boolean isHere = now.channel() == Channel.VOICE;
    if (isHere && now.disconnectedAt() == null && !now.state().isOver()) {
      if (!call.inbound() && leg.wasMissed()) {
        workEnd.cameToNothing(tx, now.id(), leg.state().wireName());
      } else if (!voicemails.outlives(tx, now)) {
        workEnd.byCustomer(tx, now.id());
      }
    }
    news.tell(tx, lock(tx, now.id()));
  }

  private void agentLeft(Tx tx, Interaction now, CallLeg leg) {
    UserId agent = leg.user();
    attended(tx, now);
    boolean asking = consults.isOpen(tx, now);
    boolean theirs =
        agent != null
            && now.isWith(agent)
            && now.state() == InteractionState.ASSIGNED
            && now.disconnectedAt() == null;
    List<CallLeg> all = calls.legs(tx, now.id());
    boolean another =
        all.stream().anyMatch(each -> !each.isOver() && isOf(each, agent, LegKind.AGENT));
    boolean left = agent != null && consults.hasLeft(tx, now, agent);
    if (!theirs || another || agent == null || left) {
      news.tell(tx, now);
      return;
    }
    boolean everThere = all.stream().anyMatch(each -> wasThere(each, agent, now));
    if (!everThere) {
      notReached(tx, now, agent);
    } else if (leg.wasMissed() || leg.address().startsWith("client:") || asking) {
      if (!asking) {
        comfort(tx, all);
      }
      Interaction away = timeline.record(tx, now, "call.agentAway", CARRIER, legData(leg));
      boolean isBack = !leg.wasMissed() && returning.isBack(tx, agent, leg);
      news.tell(tx, isBack ? lines.rejoin(tx, away, agent) : away);
    } else {
      // Who hangs up a telephone has finished; a browser that is gone may have crashed.
      workEnd.byAgent(tx, agent, now.id());
      news.tell(tx, lock(tx, now.id()));
    }
  }

  /**
   * An agent's line is gone. A supervisor who whispered to it is heard by nobody now; one whose
   * call is with nobody any more leaves.
   */
  private void attended(Tx tx, Interaction now) {
    boolean goesOn = now.state() == InteractionState.ASSIGNED && now.disconnectedAt() == null;
    List<CallLeg> live = calls.legs(tx, now.id()).stream().filter(each -> !each.isOver()).toList();
    for (CallLeg each : live) {
      if (each.kind() == LegKind.SUPERVISOR && !goesOn) {
        lines.hangUp(tx, each);
      } else if (each.mode() == SupervisorMode.WHISPER
          && CallSupervision.coached(live, now) == null) {
        calls.update(
            tx, each.in(SupervisorMode.LISTEN), clock.instant().plus(CallLines.LOOK_AFTER));
        if (each.inRoom()) {
          lines.command(tx, each, CallSupervision.part(SupervisorMode.LISTEN, null));
        }
      }
    }
  }

  /** Whether the agent has talked since this assignment began. */
  private static boolean wasThere(CallLeg leg, UserId agent, Interaction now) {
    Instant since = now.assignment() == null ? null : now.assignment().assignedAt();
    return isOf(leg, agent, LegKind.AGENT)
        && leg.takenAt() != null
        && (since == null || !leg.createdAt().isBefore(since) || !leg.takenAt().isBefore(since));
  }

  private static boolean isOf(CallLeg leg, @Nullable UserId agent, LegKind kind) {
    return leg.kind() == kind && agent != null && agent.equals(leg.user());
  }

  private void notReached(Tx tx, Interaction now, UserId agent) {
    timeline.record(tx, now, "call.agentNotReached", CARRIER, Map.of("agentId", agent.toString()));
    if (isOwnCall(tx, now)) {
      workEnd.cameToNothing(tx, now.id(), "agentNotReached");
      return;
    }
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.NotReached(now.id(), agent)));
  }

  /** A call that its agent began, and that nobody else is to take over before it has been made. */
  private boolean isOwnCall(Tx tx, Interaction now) {
    return now.assignment() != null
        && now.assignment().offer() == null
        && lines.isToBeCalled(tx, now);
  }

  /** The customer is alone in the room: music until somebody comes. */
  private void comfort(Tx tx, List<CallLeg> all) {
    all.stream()
        .filter(each -> each.kind() == LegKind.CUSTOMER && each.inRoom() && !each.held())
        .forEach(each -> lines.command(tx, each, new CallCommand.Change(null, true)));
  }

  private static Map<String, Object> legData(CallLeg leg) {
    return Map.of("legId", leg.id().toString(), "kind", leg.kind().wireName());
  }

  @Override
  public void dialled(Tx tx, CallLeg leg, String providerId) {
    lock(tx, leg.interaction());
    calls
        .leg(tx, leg.id())
        .filter(now -> now.providerId() == null)
        .ifPresent(now ->
            calls.update(tx, now.known(providerId), clock.instant().plus(CallLines.LOOK_AFTER)));
  }

  @Override
  public void failed(Tx tx, CallLeg leg, String detail) {
    Interaction now = lock(tx, leg.interaction());
    calls
        .leg(tx, leg.id())
        .filter(each -> !each.isOver())
        .ifPresent(each -> {
          CallLeg over = each.reported(LegState.FAILED, clock.instant(), null);
          calls.update(tx, over, clock.instant().plus(CallLines.LOOK_AFTER));
          ended(
              tx,
              timeline.record(
                  tx,
                  now,
                  "call.dialFailed",
                  CARRIER,
                  Map.of("legId", leg.id().toString(), "detail", detail)),
              over);
        });
  }

  @Override
  public void doubtful(Tx tx, CallLeg leg, CallCommand command, String detail) {
    lock(tx, leg.interaction());
    calls
        .leg(tx, leg.id())
        .filter(each -> !each.isOver())
        .ifPresent(each -> calls.update(tx, each, clock.instant()));
  }

  /** Repairs what a crash may have left half done; for a call that somebody looks at anyway. */
  void mend(Tx tx, InteractionId id) {
    Interaction now = lock(tx, id);
    List<CallLeg> all = calls.legs(tx, id);
    Instant over = now.disconnectedAt();
    if (over != null) {
      if (over.isBefore(clock.instant().minus(LAST_WORDS))) {
        lines.over(tx, now);
      }
      return;
    }
    if (now.assignment() == null || now.state() != InteractionState.ASSIGNED) {
      return;
    }
    UserId agent = now.assignment().agent();
    if (all.stream().noneMatch(each -> !each.isOver() && isOf(each, agent, LegKind.AGENT))
        && all.stream().noneMatch(each -> wasThere(each, agent, now))) {
      TenantId tenant = tx.tenant();
      tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.NotReached(id, agent)));
    }
  }

  private Call call(Tx tx, CallLeg leg) {
    return calls
        .find(tx, leg.interaction())
        .orElseThrow(() -> new IllegalStateException("a line without its call"));
  }

  private Interaction lock(Tx tx, InteractionId id) {
    return interactions
        .lock(tx, id)
        .orElseThrow(() -> new IllegalStateException("a line without its interaction"));
  }
}
