package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.interaction.AskedQueues;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallConsult.Stage;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent asks whoever of a queue is there: a contact of its own waits in that queue, takes
 * capacity like any other, and brings its agent's line into the room of the call. The call and that
 * contact are never locked by one transaction: each hears of the other's end after the commit.
 */
public final class QueueConsults implements AskedQueues {
  /** So long is waited for somebody. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(QueueConsults.class);

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final SetUpStore<QueueId, Queue> queues;
  private final QueueOpening opening;
  private final FrontDoor door;
  private final Timeline timeline;
  private final CallNews news;
  private final Routing routing;
  private final InstantSource clock;

  public QueueConsults(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      SetUpStore<QueueId, Queue> queues,
      QueueOpening opening,
      FrontDoor door,
      Timeline timeline,
      CallNews news,
      Routing routing,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.queues = queues;
    this.opening = opening;
    this.door = door;
    this.timeline = timeline;
    this.news = news;
    this.routing = routing;
    this.clock = clock;
  }

  /** Refuses a queue that is closed. */
  CallConsult asked(Tx tx, Interaction call, UserId by, QueueId id) {
    Queue queue = queues.find(tx, id).orElseThrow(() -> RefusedException.notFound("queue"));
    if (queue.limits().closed() || !opening.isOpen(tx, queue)) {
      throw RefusedException.conflict("queueClosed", queue.name() + " is closed now.");
    }
    Interaction contact =
        Interaction.begun(
            InteractionId.next(),
            call.channel(),
            call.entryPoint(),
            call.thread(),
            call.customer(),
            clock.instant());
    interactions.insert(tx, contact);
    Interaction created =
        timeline.record(
            tx,
            contact,
            "interaction.created",
            Actor.user(by),
            Map.of("consultFor", call.id().toString()));
    calls.asked(tx, contact.id(), by);
    door.queueAsked(tx, created, id, by);
    calls.legs(tx, call.id()).stream()
        .filter(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver())
        .forEach(leg -> calls.update(tx, leg, clock.instant().plus(PATIENCE)));
    CallConsult.To to = new CallConsult.To(CallConsult.Kind.QUEUE, id.value(), queue.name());
    return new CallConsult(call.id(), by, null, to, Stage.ASKING, contact.id());
  }

  /** Tells who asks when nobody has come for long. */
  void look(Tx tx, InteractionId call) {
    calls
        .consult(tx, call)
        .filter(consult -> consult.leg() == null && isOld(tx, consult.contact()))
        .ifPresent(consult -> endedFor(tx, consult, "noAnswer"));
  }

  /**
   * Ends the contacts that go on although nobody asks any more: a node went down between the commit
   * that said so and the word to the contact. Answers how many there were.
   */
  public int sweep(TenantId tenant) {
    List<InteractionId> forsaken = transactions.inTenant(tenant, calls::forsaken);
    for (InteractionId contact : forsaken) {
      LOG.warn("ending contact {} of tenant {}, by which nobody asks any more", contact, tenant);
      hear(tenant, contact, News.NOT_WANTED);
    }
    return forsaken.size();
  }

  private boolean isOld(Tx tx, @Nullable InteractionId contact) {
    Instant longAgo = clock.instant().minus(PATIENCE);
    return contact != null
        && interactions
            .find(tx, contact)
            .filter(waiting -> waiting.createdAt().isAfter(longAgo))
            .isEmpty();
  }

  @Override
  public void hear(TenantId tenant, InteractionId contact, News what) {
    switch (what) {
      case NOT_WANTED -> transactions.doInTenant(tenant, tx -> notWanted(tx, contact));
      case CONTACT_OVER -> transactions.doInTenant(tenant, tx -> contactOver(tx, contact));
      case NOT_REACHED -> transactions.doInTenant(tenant, tx -> notReached(tx, contact));
    }
  }

  private void notWanted(Tx tx, InteractionId id) {
    Interaction contact = interactions.lock(tx, id).orElseThrow();
    TenantId tenant = tx.tenant();
    if (contact.state() == InteractionState.QUEUED || contact.state() == InteractionState.OFFERED) {
      door.close(tx, contact, "consultOver");
      tx.afterCommit(() ->
          routing.tellLater(tenant, new PoolCommand.End(id, PoolCommand.EndReason.CANCELLED)));
    } else if (contact.state().isWithAgent() && contact.disconnectedAt() == null) {
      timeline.record(
          tx,
          contact.disconnected(clock.instant(), "consulted"),
          "interaction.disconnected",
          Actor.SYSTEM,
          Map.of("outcome", "consulted"));
      tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.Forget(id)));
    }
  }

  private void contactOver(Tx tx, InteractionId id) {
    boolean over =
        interactions
            .find(tx, id)
            .filter(contact -> contact.disconnectedAt() == null && !contact.state().isOver())
            .isEmpty();
    if (over) {
      calls.consultOf(tx, id).ifPresent(consult -> endedFor(tx, consult, "completed"));
    }
  }

  private void endedFor(Tx tx, CallConsult before, String state) {
    Interaction call = interactions.lock(tx, before.interaction()).orElseThrow();
    calls
        .consult(tx, call.id())
        .filter(now -> before.contact() != null && before.contact().equals(now.contact()))
        .filter(now -> now.stage() == Stage.ASKING)
        .ifPresent(now -> {
          calls.legs(tx, call.id()).stream()
              .filter(leg -> now.isOn(leg) && !leg.isOver())
              .forEach(leg -> lines.hangUp(tx, leg));
          lines.endConsult(tx, now);
          news.tell(
              tx,
              timeline.record(tx, call, "call.consultEnded", Actor.SYSTEM, Map.of("state", state)));
        });
  }

  private void notReached(Tx tx, InteractionId id) {
    Interaction contact = interactions.find(tx, id).orElseThrow();
    if (contact.assignment() != null && contact.state() == InteractionState.ASSIGNED) {
      UserId agent = contact.assignment().agent();
      TenantId tenant = tx.tenant();
      tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.NotReached(id, agent)));
    }
  }
}
