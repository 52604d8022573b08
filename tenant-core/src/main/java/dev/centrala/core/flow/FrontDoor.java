package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.ContactNeeds;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.routing.pool.Needs;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens interactions, queues, reopens and closes them, all in the caller's transaction; the pool
 * hears of it after the commit.
 */
public final class FrontDoor {
  private final InteractionStore interactions;
  private final ThreadStore threads;
  private final Timeline timeline;
  private final ContactNeeds needs;
  private final AgentProfiles agents;
  private final Routing routing;
  private final Waits waits;
  private final InstantSource clock;

  public FrontDoor(
      InteractionStore interactions,
      ThreadStore threads,
      Timeline timeline,
      ContactNeeds needs,
      AgentProfiles agents,
      Routing routing,
      Waits waits,
      InstantSource clock) {
    this.interactions = interactions;
    this.threads = threads;
    this.timeline = timeline;
    this.needs = needs;
    this.agents = agents;
    this.routing = routing;
    this.waits = waits;
    this.clock = clock;
  }

  /** Hears, after the commit, of whoever begins to wait. */
  @FunctionalInterface
  public interface Waits {
    void queued(TenantId tenant, InteractionId contact, QueueId queue);
  }

  /** A new interaction of the thread, not yet in its flow. */
  public Interaction open(
      Tx tx,
      Destination destination,
      MessageThread thread,
      Customer customer,
      Map<String, Object> context) {
    Interaction arrived =
        Interaction.arrived(
            InteractionId.next(),
            destination.channel(),
            destination.entryPoint(),
            thread.id(),
            customer.id(),
            clock.instant());
    interactions.insert(tx, arrived);
    threads.setCurrent(tx, thread.id(), arrived.id());
    return timeline.record(
        tx, arrived, "interaction.created", Actor.customer(customer.id()), context);
  }

  /** A new contact that the business begins, not yet queued. */
  public Interaction begin(
      Tx tx,
      Channel channel,
      EntryPointId entryPoint,
      MessageThread thread,
      Customer customer,
      Actor by,
      Map<String, Object> context) {
    Interaction begun =
        Interaction.begun(
            InteractionId.next(), channel, entryPoint, thread.id(), customer.id(), clock.instant());
    interactions.insert(tx, begun);
    threads.setCurrent(tx, thread.id(), begun.id());
    return timeline.record(tx, begun, "interaction.created", by, context);
  }

  /** Queues the contact as its flow wants it; the pool hears of it after the commit. */
  public Interaction queue(Tx tx, Interaction now, Instruction.Enqueue wanted) {
    return queue(tx, now, wanted, clock.instant());
  }

  /** The same at the place of somebody who has waited since then. */
  public Interaction queue(Tx tx, Interaction now, Instruction.Enqueue wanted, Instant since) {
    return enqueue(tx, now, wanted.queue(), wanted.priority(), wanted.wishes(), since);
  }

  /**
   * Queued for an agent who begins it by themselves. The pool is told by whoever asked for it; what
   * a crash leaves in between is offered to that agent alone.
   */
  public Interaction queueFor(Tx tx, Interaction now, QueueId queue, UserId agent) {
    Instant at = clock.instant();
    Interaction queued =
        timeline.record(
            tx,
            now.enqueued(new QueuePlace(queue, 0, at)),
            "interaction.queued",
            Actor.user(agent),
            Map.of("queueId", queue.toString(), "priority", 0));
    List<Hold> holds = List.of(new Hold(agent, 0, Hold.Kind.NAMED, false));
    needs.put(
        tx, queued.id(), new ContactNeeds.Kept(Asks.NOTHING, holds, at, queued.fence(), null));
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> waits.queued(tenant, queued.id(), queue));
    return queued;
  }

  /** Queued because an agent who has a customer asks the queue; they are not asked themselves. */
  public Interaction queueAsked(Tx tx, Interaction now, QueueId queue, UserId asker) {
    QueuePlace place = new QueuePlace(queue, 0, clock.instant());
    Interaction queued = queued(tx, now, place);
    tellPool(tx, queued, place, kept(tx, queued, Wishes.NONE, place.enqueuedAt()), asker);
    return queued;
  }

  /** Ends what needed no agent. */
  public Interaction close(Tx tx, Interaction now, @Nullable String outcome) {
    return end(tx, now, outcome);
  }

  /** The customer came back: the work waits again, first for the agent who had it. */
  public Interaction reopen(Tx tx, Interaction over) {
    QueuePlace left = over.place();
    if (left == null) {
      throw new IllegalStateException("interaction " + over.id() + " never waited in a queue");
    }
    UserId last = over.assignment() == null ? null : over.assignment().agent();
    QueuePlace place = new QueuePlace(left.queue(), left.priority(), clock.instant());
    Interaction again =
        timeline.record(
            tx,
            over.reopened(place),
            "interaction.reopened",
            Actor.customer(over.customer()),
            Map.of("queueId", place.queue().toString()));
    ContactNeeds.Kept before = needs.find(tx, again.id()).orElse(null);
    Asks asks = before == null ? Asks.NOTHING : before.asks();
    List<Hold> holds =
        last == null ? List.of() : List.of(new Hold(last, HOLD_FOR_LAST_AGENT_SECONDS));
    tellPool(
        tx,
        again,
        place,
        new ContactNeeds.Kept(asks, holds, place.enqueuedAt(), again.fence(), null),
        null);
    return again;
  }

  private Interaction enqueue(
      Tx tx, Interaction now, QueueId queue, int added, Wishes wishes, Instant at) {
    QueuePlace place = new QueuePlace(queue, added, at);
    Interaction queued = queued(tx, now, place);
    tellPool(tx, queued, place, kept(tx, queued, wishes, at), null);
    return queued;
  }

  private Interaction queued(Tx tx, Interaction now, QueuePlace place) {
    return timeline.record(
        tx,
        now.enqueued(place),
        "interaction.queued",
        Actor.SYSTEM,
        Map.of("queueId", place.queue().toString(), "priority", place.priority()));
  }

  private ContactNeeds.Kept kept(Tx tx, Interaction queued, Wishes wishes, Instant at) {
    List<Hold> holds = new ArrayList<>(wishes.holds());
    if (wishes.lastAgentSeconds() > 0) {
      interactions
          .lastAgentOf(tx, queued.customer())
          .filter(last -> holds.stream().noneMatch(hold -> hold.agent().equals(last)))
          .ifPresent(last ->
              holds.add(new Hold(last, wishes.lastAgentSeconds(), Hold.Kind.LAST_AGENT, false)));
    }
    Instant dueBy = wishes.dueInSeconds() == 0 ? null : at.plusSeconds(wishes.dueInSeconds());
    return new ContactNeeds.Kept(wishes.asks(), holds, at, queued.fence(), dueBy);
  }

  private void tellPool(
      Tx tx, Interaction queued, QueuePlace place, ContactNeeds.Kept kept, @Nullable UserId asker) {
    TenantId tenant = tx.tenant();
    if (!kept.isUsual()) {
      needs.put(tx, queued.id(), kept);
    }
    PoolCommand command =
        new PoolCommand.Enqueue(
            queued.id(),
            place.queue(),
            queued.channel(),
            place.priority(),
            place.enqueuedAt().toEpochMilli(),
            kept.holds(),
            needs(tx, kept).askedBy(asker),
            kept.dueBy() == null ? 0 : kept.dueBy().toEpochMilli());
    tx.afterCommit(() -> {
      routing.tellLater(tenant, command);
      waits.queued(tenant, queued.id(), place.queue());
    });
  }

  private Needs needs(Tx tx, ContactNeeds.Kept kept) {
    return kept.asks().equals(Asks.NOTHING) ? Needs.NONE : kept.asks().needs(agents.names(tx));
  }

  private static final int HOLD_FOR_LAST_AGENT_SECONDS = 60;

  private Interaction end(Tx tx, Interaction now, @Nullable String outcome) {
    String why = outcome == null ? "completedByFlow" : outcome;
    Interaction over =
        timeline.record(
            tx,
            now.disconnected(clock.instant(), why),
            "interaction.disconnected",
            Actor.SYSTEM,
            Map.of("outcome", why));
    return timeline.record(
        tx,
        over.ended(clock.instant(), why),
        "interaction.ended",
        Actor.SYSTEM,
        Map.of("outcome", why));
  }
}
