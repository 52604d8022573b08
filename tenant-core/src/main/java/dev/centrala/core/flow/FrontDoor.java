package dev.centrala.core.flow;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInterpreter;
import dev.centrala.core.flow.graph.FlowNode;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.interaction.FlowPosition;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.interaction.QueuePlace;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.ContactNeeds;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.TurnedAwayContacts;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.routing.pool.Needs;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Actor;
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
 * Opens interactions: saves what arrived, steps its flow and queues it, all in the caller's
 * transaction; the pool hears of it after the commit.
 */
public final class FrontDoor implements TurnedAwayContacts {
  private static final String TURNED_AWAY =
      "We are sorry: nobody can take your request now. Please try again later.";

  private final InteractionStore interactions;
  private final ThreadStore threads;
  private final Timeline timeline;
  private final MessageLog log;
  private final FlowStore flows;
  private final Hours hours;
  private final ContactNeeds needs;
  private final AgentProfiles agents;
  private final Routing routing;
  private final InstantSource clock;

  public FrontDoor(
      InteractionStore interactions,
      ThreadStore threads,
      Timeline timeline,
      MessageLog log,
      FlowStore flows,
      Hours hours,
      ContactNeeds needs,
      AgentProfiles agents,
      Routing routing,
      InstantSource clock) {
    this.interactions = interactions;
    this.threads = threads;
    this.timeline = timeline;
    this.log = log;
    this.flows = flows;
    this.hours = hours;
    this.needs = needs;
    this.agents = agents;
    this.routing = routing;
    this.clock = clock;
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

  /**
   * Runs the flow from its start, or queues the interaction where the entry point names a queue.
   */
  public Interaction begin(Tx tx, Destination destination, Interaction opened) {
    if (destination.flow() == null) {
      return enqueue(tx, opened, queueOf(destination), 0, Wishes.NONE);
    }
    FlowVersion version =
        flows
            .published(tx, destination.flow())
            .orElseThrow(() ->
                new IllegalStateException("flow " + destination.flow() + " is not published"));
    return run(tx, opened, version, version.definition().start());
  }

  /**
   * Its queue does not let it wait: it leaves the step by the exit for that, or ends with a word of
   * regret where the step has none.
   */
  @Override
  public Interaction goOn(Tx tx, Interaction back, PoolDecision.TurnedAwayReason why) {
    FlowPosition at = back.flow();
    FlowVersion version =
        at == null ? null : flows.version(tx, at.flow(), at.version()).orElse(null);
    if (at != null
        && version != null
        && version.definition().nodes().get(at.node()) instanceof FlowNode.Enqueue step) {
      String exit = step.exits().of(why);
      if (exit != null) {
        return run(tx, back, version, exit);
      }
    }
    return end(tx, say(tx, back, TURNED_AWAY), "turnedAway");
  }

  private Interaction run(Tx tx, Interaction from, FlowVersion version, String node) {
    List<Instruction> instructions =
        FlowInterpreter.run(
            version.definition(), node, which -> hours.isOpen(tx, which, clock.instant()));
    Interaction now = from;
    for (Instruction instruction : instructions) {
      now = carryOut(tx, now, version, instruction);
    }
    return now;
  }

  /** Queues the contact as its flow wants it; the pool hears of it after the commit. */
  public Interaction queue(Tx tx, Interaction now, Instruction.Enqueue wanted) {
    return enqueue(tx, now, wanted.queue(), wanted.priority(), wanted.wishes());
  }

  /** Ends what needed no agent. */
  public Interaction close(Tx tx, Interaction now, String outcome) {
    return end(tx, now, outcome);
  }

  private Interaction carryOut(
      Tx tx, Interaction now, FlowVersion version, Instruction instruction) {
    return switch (instruction) {
      case Instruction.Say say -> say(tx, at(now, version, say.node()), say.prompt().text());
      case Instruction.Enqueue enqueue ->
          enqueue(
              tx,
              at(now, version, enqueue.node()),
              enqueue.queue(),
              enqueue.priority(),
              enqueue.wishes());
      case Instruction.End end -> end(tx, at(now, version, end.node()), end.outcome());
      default -> throw new IllegalStateException("no message channel does " + instruction);
    };
  }

  private Interaction say(Tx tx, Interaction now, String text) {
    return log.isSilenced(tx, now)
        ? now
        : log.outbound(tx, now, Author.flow(null), text, List.of(), null).interaction();
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
        new ContactNeeds.Kept(asks, holds, place.enqueuedAt(), again.fence(), null));
    return again;
  }

  private Interaction enqueue(Tx tx, Interaction now, QueueId queue, int added, Wishes wishes) {
    Instant at = clock.instant();
    QueuePlace place = new QueuePlace(queue, added, at);
    Interaction queued =
        timeline.record(
            tx,
            now.enqueued(place),
            "interaction.queued",
            Actor.SYSTEM,
            Map.of("queueId", queue.toString(), "priority", added));
    tellPool(tx, queued, place, kept(tx, queued, wishes, at));
    return queued;
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

  private void tellPool(Tx tx, Interaction queued, QueuePlace place, ContactNeeds.Kept kept) {
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
            kept.asks().equals(Asks.NOTHING) ? Needs.NONE : kept.asks().needs(agents.names(tx)),
            kept.dueBy() == null ? 0 : kept.dueBy().toEpochMilli());
    tx.afterCommit(() -> routing.tellLater(tenant, command));
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

  private static Interaction at(Interaction now, FlowVersion version, String node) {
    return now.inFlow(new FlowPosition(version.flow(), version.version(), node));
  }

  private static QueueId queueOf(Destination destination) {
    if (destination.queue() == null) {
      throw new IllegalStateException("an entry point without flow and queue");
    }
    return destination.queue();
  }
}
