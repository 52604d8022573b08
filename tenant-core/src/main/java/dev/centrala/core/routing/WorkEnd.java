package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.Conversations;
import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.interaction.WrapUp;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of a contact, from either side, and of the work after it. That the contact is over is
 * committed first; the pool then frees the agent, and the sweeper tells it again should that be
 * lost.
 */
public final class WorkEnd {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final Timeline timeline;
  private final Conversations conversations;
  private final ConversationFeeds feeds;
  private final CallLines lines;
  private final WrapUpCodes codes;
  private final Routing routing;
  private final AfterWork afterWork;
  private final InstantSource clock;

  public WorkEnd(
      Transactions transactions,
      InteractionStore interactions,
      Timeline timeline,
      Conversations conversations,
      ConversationFeeds feeds,
      CallLines lines,
      WrapUpCodes codes,
      Routing routing,
      AfterWork afterWork,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.timeline = timeline;
    this.conversations = conversations;
    this.feeds = feeds;
    this.lines = lines;
    this.codes = codes;
    this.routing = routing;
    this.afterWork = afterWork;
    this.clock = clock;
  }

  /** The agent who has the contact ends it. */
  public void byAgent(TenantId tenant, UserId agent, InteractionId id) {
    transactions.doInTenant(tenant, tx -> end(tx, agent, id));
    routing.tell(tenant, new PoolCommand.End(id, PoolCommand.EndReason.COMPLETED));
  }

  /** The same in a transaction of the caller's: the agent has hung up their telephone. */
  public void byAgent(Tx tx, UserId agent, InteractionId id) {
    end(tx, agent, id);
    endLater(tx, id, PoolCommand.EndReason.COMPLETED);
  }

  /**
   * The customer talks on with somebody outside; the agent's work ends in a transaction of the
   * caller's.
   */
  public void transferred(Tx tx, UserId agent, InteractionId id) {
    Interaction now = lockOwn(tx, agent, id);
    if (now.state().isWithAgent() && now.disconnectedAt() == null) {
      disconnect(tx, now, Actor.user(agent), "transferred");
      endLater(tx, id, PoolCommand.EndReason.COMPLETED);
    }
  }

  private void end(Tx tx, UserId agent, InteractionId id) {
    Interaction now = lockOwn(tx, agent, id);
    if (now.state().isWithAgent() && now.disconnectedAt() == null) {
      Interaction after = recorded(tx, now, Actor.user(agent), "completed");
      if (afterWork.begin(tx, after)) {
        lines.afterWork(tx, after);
      } else {
        lines.over(tx, after);
        tellCustomer(tx, after, "completed");
      }
    }
  }

  /** The customer leaves: an answered contact is completed, any other is abandoned. */
  public void byCustomer(Tx tx, InteractionId id) {
    Interaction now =
        interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
    Actor customer = Actor.customer(now.customer());
    if (now.state().isWithAgent() && now.disconnectedAt() == null) {
      disconnect(tx, now, customer, "completed");
      endLater(tx, id, PoolCommand.EndReason.COMPLETED);
    } else if (!now.state().isOver() && now.state() != InteractionState.WRAP_UP) {
      abandon(tx, now, customer);
      endLater(tx, id, PoolCommand.EndReason.ABANDONED);
    }
  }

  /** A call that we began came to nothing, or was cut off: its agent wraps it up. */
  public void cameToNothing(Tx tx, InteractionId id, String outcome) {
    Interaction now =
        interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
    if (now.state().isWithAgent() && now.disconnectedAt() == null) {
      disconnect(tx, now, Actor.SYSTEM, outcome);
      endLater(tx, id, PoolCommand.EndReason.COMPLETED);
    } else if (now.state() != InteractionState.WRAP_UP && !now.state().isOver()) {
      byCustomer(tx, id);
    }
  }

  /** A rule closes a conversation that has fallen silent. */
  public void bySilence(TenantId tenant, InteractionId id) {
    transactions.doInTenant(
        tenant,
        tx ->
            interactions
                .lock(tx, id)
                .filter(now -> now.state() == InteractionState.WAITING_FOR_CUSTOMER)
                .filter(now -> now.dueAt() != null && !now.dueAt().isAfter(clock.instant()))
                .ifPresent(now -> {
                  disconnect(tx, now, Actor.SYSTEM, "inactive");
                  endLater(tx, id, PoolCommand.EndReason.COMPLETED);
                }));
  }

  /** The agent finishes; while the contact goes on, it is ended first. */
  public void wrapUp(
      TenantId tenant,
      UserId agent,
      InteractionId id,
      @Nullable WrapUpCodeId code,
      @Nullable String note) {
    Interaction before =
        transactions.inTenant(
            tenant,
            tx -> {
              requireActive(tx, code);
              return lockOwn(tx, agent, id);
            });
    if (before.state().isWithAgent()) {
      byAgent(tenant, agent, id);
    }
    transactions.doInTenant(
        tenant, tx -> writeWrapUp(tx, lockOwn(tx, agent, id), agent, code, note));
    routing.tell(tenant, new PoolCommand.CompleteWrapUp(id));
  }

  private void writeWrapUp(
      Tx tx, Interaction now, UserId agent, @Nullable WrapUpCodeId code, @Nullable String note) {
    WrapUp wrapUp =
        now.wrapUp() == null
            ? new WrapUp("none", clock.instant(), null, code)
            : now.wrapUp().withCode(code);
    Map<String, Object> data = new HashMap<>();
    if (code != null) {
      data.put("wrapUpCodeId", code.toString());
    }
    Interaction after =
        timeline.record(
            tx, now.wrappedUp(wrapUp), "interaction.wrappedUp", Actor.user(agent), data);
    if (note != null && !note.isBlank()) {
      conversations.write(tx, after, agent, note);
    }
  }

  private void requireActive(Tx tx, @Nullable WrapUpCodeId code) {
    if (code != null && !codes.isActive(tx, code)) {
      throw RefusedException.notFound("wrap-up code");
    }
  }

  private void disconnect(Tx tx, Interaction now, Actor by, String outcome) {
    tellCustomer(tx, written(tx, now, by, outcome), outcome);
  }

  private Interaction written(Tx tx, Interaction now, Actor by, String outcome) {
    Interaction after = recorded(tx, now, by, outcome);
    lines.over(tx, after);
    return after;
  }

  private Interaction recorded(Tx tx, Interaction now, Actor by, String outcome) {
    return timeline.record(
        tx,
        now.disconnected(clock.instant(), outcome),
        "interaction.disconnected",
        by,
        Map.of("outcome", outcome));
  }

  private void tellCustomer(Tx tx, Interaction after, String outcome) {
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), after, new CustomerDelta.Ended(outcome)));
  }

  private void abandon(Tx tx, Interaction now, Actor by) {
    Interaction over =
        timeline.record(
            tx,
            now.abandoned(clock.instant()),
            "interaction.disconnected",
            by,
            Map.of("outcome", "abandoned"));
    lines.over(tx, over);
    timeline.record(tx, over, "interaction.ended", Actor.SYSTEM, Map.of("outcome", "abandoned"));
    tx.afterCommit(() -> feeds.toCustomer(tx.tenant(), over, new CustomerDelta.Ended("abandoned")));
  }

  private void endLater(Tx tx, InteractionId id, PoolCommand.EndReason reason) {
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.End(id, reason)));
  }

  private Interaction lockOwn(Tx tx, UserId agent, InteractionId id) {
    return interactions
        .lock(tx, id)
        .filter(now -> now.isWith(agent) && now.state() != InteractionState.OFFERED)
        .orElseThrow(() -> RefusedException.notFound("interaction"));
  }
}
