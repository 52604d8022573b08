package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.interaction.NoteStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.interaction.WorkRules;
import dev.centrala.core.interaction.WrapUp;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Commits what happens to work in an agent's hands, keeps the agent's load true, then tells both
 * sides.
 */
public final class WorkWriter {
  private static final int MESSAGES_SHOWN = 50;

  private final Timeline timeline;
  private final AgentLoads loads;
  private final AgentDays days;
  private final Explanations explanations;
  private final InteractionViews views;
  private final MessageStore messages;
  private final NoteStore notes;
  private final WorkRules.Source rules;
  private final AgentFeed agents;
  private final ConversationFeeds feeds;
  private final CallLines lines;
  private final InstantSource clock;

  public WorkWriter(
      Timeline timeline,
      AgentLoads loads,
      AgentDays days,
      Explanations explanations,
      InteractionViews views,
      MessageStore messages,
      NoteStore notes,
      WorkRules.Source rules,
      AgentFeed agents,
      ConversationFeeds feeds,
      CallLines lines,
      InstantSource clock) {
    this.timeline = timeline;
    this.loads = loads;
    this.days = days;
    this.explanations = explanations;
    this.views = views;
    this.messages = messages;
    this.notes = notes;
    this.rules = rules;
    this.agents = agents;
    this.feeds = feeds;
    this.lines = lines;
    this.clock = clock;
  }

  /** False when the agent's budget does not allow it: then nothing was written. */
  boolean assigned(Tx tx, Interaction now, PoolDecision.Assigned assigned) {
    if (!loads.take(tx, assigned.agent(), assigned.take())) {
      return false;
    }
    Instant at = clock.instant();
    Instant since = Optional.ofNullable(now.assignment()).map(Assignment::assignedAt).orElse(at);
    Assignment held =
        new Assignment(assigned.agent(), assigned.offer(), null, since, assigned.cost());
    Map<String, Object> data = new HashMap<>();
    data.put("agentId", assigned.agent().toString());
    data.put("queueId", assigned.queue().toString());
    data.put("explanation", assigned.explanation().text());
    Interaction taken =
        timeline.record(
            tx,
            now.assigned(held, Fences.of(assigned.epoch())),
            assigned.resumed() ? "interaction.resumed" : "interaction.assigned",
            Actor.user(assigned.agent()),
            data);
    Interaction after = lines.assigned(tx, taken);
    explanations.append(tx, after.id(), assigned.explanation());
    if (!assigned.resumed()) {
      days.count(tx, assigned.agent(), at);
    }
    Supplier<AgentDelta.Assigned> delta = ask(tx, after);
    boolean kept = assigned.resumed() && now.isWith(assigned.agent());
    tx.afterCommit(() -> tellAssigned(tx, after, assigned, delta.get(), kept));
    return true;
  }

  /** {@code kept}: the agent's desktop has shown it all the while. */
  private void tellAssigned(
      Tx tx,
      Interaction after,
      PoolDecision.Assigned assigned,
      AgentDelta.Assigned delta,
      boolean kept) {
    List<AgentDelta> told = new ArrayList<>();
    if (assigned.offer() != null) {
      told.add(new AgentDelta.OfferEnded(assigned.offer(), "accepted"));
    }
    told.add(kept ? new AgentDelta.Updated(delta.view()) : delta);
    agents.publish(tx.tenant(), assigned.agent(), told);
    if (!kept) {
      feeds.toCustomer(tx.tenant(), after, new CustomerDelta.AgentJoined(delta.view().agentName()));
    }
  }

  /** The conversation as its agent's desktop shows it. */
  public AgentDelta.Assigned delta(Tx tx, Interaction interaction) {
    return ask(tx, interaction).get();
  }

  /** The same, read without waiting: to be had once the transaction has committed. */
  private Supplier<AgentDelta.Assigned> ask(Tx tx, Interaction interaction) {
    Supplier<InteractionView> view = views.ask(tx, interaction);
    Supplier<List<Message>> newest = messages.askNewest(tx, interaction.id(), MESSAGES_SHOWN);
    Supplier<List<Note>> noted = notes.ask(tx, interaction.id());
    return () -> new AgentDelta.Assigned(view.get(), newest.get(), noted.get());
  }

  void requeued(Tx tx, Interaction now, PoolDecision.Requeued requeued) {
    if (now.state() != InteractionState.OFFERED && !now.state().isWithAgent()) {
      return;
    }
    giveBack(tx, now);
    boolean transferred =
        requeued.reason() == PoolDecision.RequeueReason.TRANSFERRED || lines.isHandedOver(tx, now);
    Interaction waits =
        timeline.record(
            tx,
            now.requeued(),
            transferred ? "interaction.transferred" : "interaction.requeued",
            transferred ? Actor.user(requeued.agent()) : Actor.SYSTEM,
            Map.of(
                "agentId", requeued.agent().toString(),
                "queueId", requeued.queue().toString(),
                "reason", requeued.reason().name()));
    lines.released(tx, waits, requeued.agent());
    tellEnded(tx, now, requeued.agent(), transferred ? "transferred" : "requeued");
  }

  /** The agent sends the contact to a flow: they are free of it, and nobody has it. */
  public Interaction ledAgain(Tx tx, Interaction now, UserId agent, FlowId flow) {
    giveBack(tx, now);
    Interaction led =
        timeline.record(
            tx,
            now.ledAgain(),
            "interaction.transferred",
            Actor.user(agent),
            Map.of("agentId", agent.toString(), "flowId", flow.toString()));
    lines.released(tx, led, agent);
    tellEnded(tx, now, agent, "transferred");
    return led;
  }

  void parked(Tx tx, Interaction now) {
    giveBack(tx, now);
    Instant closeAt = clock.instant().plus(rules.workRules(tx).closeAfter());
    update(
        tx,
        timeline.record(
            tx, now.parked(closeAt), "interaction.waitingForCustomer", Actor.SYSTEM, Map.of()));
  }

  void wrapUpStarted(Tx tx, Interaction now, PoolDecision.WrapUpStarted started) {
    Instant endsAt =
        started.endsAtMillis() == 0 ? null : Instant.ofEpochMilli(started.endsAtMillis());
    WrapUp wrapUp = new WrapUp(started.mode().wireName(), clock.instant(), endsAt, null);
    Interaction over = now.disconnectedAt() == null ? disconnect(tx, now, "completed") : now;
    update(
        tx,
        timeline.record(
            tx,
            over.wrapUpStarted(wrapUp),
            "interaction.wrapUpStarted",
            Actor.SYSTEM,
            Map.of("mode", wrapUp.mode())));
  }

  void wrapUpRequested(Tx tx, Interaction now, PoolDecision.WrapUpRequested asked) {
    WrapUp wanted = new WrapUp(WrapUpRule.Mode.REQUESTED.wireName(), clock.instant(), null, null);
    update(
        tx,
        timeline.record(
            tx,
            now.wrapUpRequested(wanted),
            "interaction.wrapUpRequested",
            Actor.user(asked.agent()),
            Map.of()));
  }

  void wrapUpExtended(Tx tx, Interaction now, PoolDecision.WrapUpExtended extended) {
    Instant endsAt = Instant.ofEpochMilli(extended.endsAtMillis());
    WrapUp wrapUp = now.wrapUp();
    if (wrapUp == null || endsAt.equals(wrapUp.endsAt())) {
      return;
    }
    update(
        tx,
        timeline.record(
            tx,
            now.wrappedUp(wrapUp.until(endsAt)),
            "interaction.wrapUpExtended",
            Actor.user(extended.agent()),
            Map.of("endsAt", endsAt.toString())));
  }

  void left(Tx tx, Interaction now, PoolDecision.Left left) {
    // Back in its flow it is in no pool: what a pool says of it is late.
    if (now.state().isOver() || now.state() == InteractionState.IN_FLOW) {
      return;
    }
    String outcome =
        switch (left.reason()) {
          case ABANDONED -> "abandoned";
          case CANCELLED -> "cancelled";
          default -> "completed";
        };
    giveBack(tx, now);
    Interaction over = now.disconnectedAt() == null ? disconnect(tx, now, outcome) : now;
    Interaction ended = over.ended(clock.instant(), outcome);
    timeline.record(
        tx,
        ended,
        "interaction.ended",
        Actor.SYSTEM,
        Map.of("outcome", String.valueOf(ended.outcome()), "wrapUp", left.reason().name()));
    if (left.agent() != null) {
      tellEnded(tx, now, left.agent(), String.valueOf(ended.outcome()));
    }
  }

  private Interaction disconnect(Tx tx, Interaction now, String outcome) {
    Interaction after =
        timeline.record(
            tx,
            now.disconnected(clock.instant(), outcome),
            "interaction.disconnected",
            Actor.SYSTEM,
            Map.of("outcome", outcome));
    lines.over(tx, after);
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), after, new CustomerDelta.Ended(outcome)));
    return after;
  }

  private void giveBack(Tx tx, Interaction now) {
    if (now.assignment() != null && now.assignment().cost() > 0) {
      Medium medium = Medium.of(now.channel());
      loads.giveBack(tx, now.assignment().agent(), medium, now.assignment().cost());
    }
  }

  private void update(Tx tx, Interaction after) {
    AgentDelta.Updated delta = new AgentDelta.Updated(views.of(tx, after));
    tx.afterCommit(() -> feeds.toAgent(tx.tenant(), after, delta));
  }

  private void tellEnded(Tx tx, Interaction was, UserId agent, String outcome) {
    tx.afterCommit(
        () -> agents.publish(tx.tenant(), agent, new AgentDelta.Ended(was.id(), outcome)));
  }
}
