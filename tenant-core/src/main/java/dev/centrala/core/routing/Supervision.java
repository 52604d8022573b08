package dev.centrala.core.routing;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about live work instead of routing. Each is answered when it is committed, and
 * audited; what was refused is not.
 */
public final class Supervision {
  private static final int LONGEST_REASON = 100;
  private static final int FURTHEST_PRIORITY = 100;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final UserStore users;
  private final RoutingChanges changes;
  private final Routing routing;
  private final AuditTrail audit;
  private final PoolOutcome outcome;

  public Supervision(
      Transactions transactions,
      InteractionStore interactions,
      SetUpStore<QueueId, Queue> queues,
      UserStore users,
      RoutingChanges changes,
      Routing routing,
      AuditTrail audit) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.queues = queues;
    this.users = users;
    this.changes = changes;
    this.routing = routing;
    this.audit = audit;
    this.outcome = new PoolOutcome(transactions, interactions);
  }

  /**
   * The caller takes the contact without being asked. A supervisor may take any; an agent one that
   * waits in a queue of theirs.
   */
  public void pick(Caller caller, InteractionId id) {
    UserId agent = caller.person();
    transactions.doInTenant(caller.tenant(), tx -> requireMayPick(tx, caller, id));
    PoolResult result = routing.tell(caller.tenant(), new PoolCommand.Pick(id, agent));
    PoolOutcome.requireDone(result, "interaction");
    outcome.requireWith(caller.tenant(), id, agent);
    write(caller, result, "interaction.picked", "interaction", id.toString(), Map.of());
  }

  private void requireMayPick(Tx tx, Caller caller, InteractionId id) {
    Interaction found = find(tx, id);
    if (caller.may(Permission.SUPERVISE)) {
      return;
    }
    boolean waits =
        found.state() == InteractionState.QUEUED || found.state() == InteractionState.OFFERED;
    if (found.place() == null || !waits || !isInQueue(tx, found.place().queue(), caller.person())) {
      throw RefusedException.notFound("interaction");
    }
  }

  private boolean isInQueue(Tx tx, QueueId queue, UserId agent) {
    return queues
        .find(tx, queue)
        .filter(found -> found.members().isEmpty() || found.members().contains(agent))
        .isPresent();
  }

  /** Gives the contact to an agent; with {@code overCapacity} whatever they have in hand. */
  public void push(Caller caller, InteractionId id, UserId agent, boolean overCapacity) {
    caller.require(Permission.SUPERVISE);
    String by =
        transactions.inTenant(
            caller.tenant(),
            tx -> {
              find(tx, id);
              users.get(tx, agent);
              return nameOf(tx, caller);
            });
    PoolResult result =
        routing.tell(caller.tenant(), new PoolCommand.Push(id, agent, by, overCapacity));
    PoolOutcome.requireDone(result, "interaction");
    outcome.requireWith(caller.tenant(), id, agent);
    write(
        caller,
        result,
        "interaction.pushed",
        "interaction",
        id.toString(),
        Map.of("userId", agent.toString(), "overCapacity", overCapacity));
  }

  private String nameOf(Tx tx, Caller caller) {
    UserId user = caller.user();
    return user == null ? "an API key" : users.find(tx, user).map(User::name).orElse("somebody");
  }

  /** The contact waits in another queue from now on, at its place. */
  public void move(Caller caller, InteractionId id, QueueId queue) {
    caller.require(Permission.SUPERVISE);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          find(tx, id);
          if (queues.find(tx, queue).isEmpty()) {
            throw RefusedException.notFound("queue");
          }
        });
    PoolResult result = routing.tell(caller.tenant(), new PoolCommand.Move(id, queue));
    PoolOutcome.requireDone(result, "interaction");
    write(
        caller,
        result,
        "interaction.moved",
        "interaction",
        id.toString(),
        Map.of("queueId", queue.toString()));
  }

  /** How urgent the contact itself is; the queue's priority is added to it. */
  public void setPriority(Caller caller, InteractionId id, int priority) {
    caller.require(Permission.SUPERVISE);
    if (Math.abs(priority) > FURTHEST_PRIORITY) {
      throw RefusedException.invalid("/priority", "must be from -100 to 100");
    }
    transactions.doInTenant(caller.tenant(), tx -> find(tx, id));
    PoolResult result = routing.tell(caller.tenant(), new PoolCommand.SetPriority(id, priority));
    PoolOutcome.requireDone(result, "interaction");
    write(
        caller,
        result,
        "interaction.priorityChanged",
        "interaction",
        id.toString(),
        Map.of("priority", priority));
  }

  /**
   * Lets a queue ask nobody for a while, or take nobody, or go on; what is absent stays. Its other
   * settings belong to those who set it up.
   */
  public Queue switchQueue(
      Caller caller, QueueId id, @Nullable Boolean paused, @Nullable Boolean closed) {
    caller.require(Permission.SUPERVISE);
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Queue before = queues.find(tx, id).orElseThrow(() -> RefusedException.notFound("queue"));
          boolean pause = paused == null ? before.serving().paused() : paused;
          boolean close = closed == null ? before.limits().closed() : closed;
          if (pause == before.serving().paused() && close == before.limits().closed()) {
            return before;
          }
          Queue after = before.switched(pause, close);
          if (!queues.update(tx, after)) {
            throw new RefusedException(
                new Refusal.StaleVersion("It was changed in the meantime; try again."));
          }
          Map<String, Object> detail =
              Map.of("name", after.name(), "paused", pause, "closed", close);
          audit.write(tx, caller.actor(), "queue.switched", "queue", id.toString(), detail);
          tx.afterCommit(() -> changes.queueChanged(tx.tenant(), after));
          return after;
        });
  }

  /** Another person's presence; nobody who is not connected can be made to look present. */
  public void setPresence(Caller caller, UserId agent, Presence presence, @Nullable String reason) {
    caller.require(Permission.SUPERVISE);
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw RefusedException.invalid("/reason", "at most " + LONGEST_REASON + " characters");
    }
    transactions.doInTenant(caller.tenant(), tx -> users.get(tx, agent));
    PoolResult result =
        routing.tell(caller.tenant(), new PoolCommand.SetPresenceOf(agent, presence, reason));
    PoolOutcome.requireDone(result, "user");
    Map<String, Object> detail = new HashMap<>();
    detail.put("state", presence.wireName());
    if (reason != null) {
      detail.put("reason", reason);
    }
    write(caller, result, "user.presenceChanged", "user", agent.toString(), detail);
  }

  private Interaction find(Tx tx, InteractionId id) {
    return interactions.find(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
  }

  private void write(
      Caller caller,
      PoolResult result,
      String action,
      String kind,
      String id,
      Map<String, Object> detail) {
    if (result instanceof PoolResult.Applied) {
      transactions.doInTenant(
          caller.tenant(), tx -> audit.write(tx, caller.actor(), action, kind, id, detail));
    }
  }
}
