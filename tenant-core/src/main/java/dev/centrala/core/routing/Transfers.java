package dev.centrala.core.routing;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.Map;
import java.util.Set;

/**
 * An agent sends a contact of their own elsewhere; the customer keeps the conversation. Answered
 * when it is committed, and audited. Refuses a queue that is closed, and a colleague who takes no
 * work now or has no room.
 */
public final class Transfers {
  private static final Set<String> FULL = Set.of("notAvailable", "noCapacity");

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final QueueOpening opening;
  private final UserStore users;
  private final Routing routing;
  private final AuditTrail audit;
  private final PoolOutcome outcome;

  public Transfers(
      Transactions transactions,
      InteractionStore interactions,
      SetUpStore<QueueId, Queue> queues,
      QueueOpening opening,
      UserStore users,
      Routing routing,
      AuditTrail audit) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.queues = queues;
    this.opening = opening;
    this.users = users;
    this.routing = routing;
    this.audit = audit;
    this.outcome = new PoolOutcome(transactions, interactions);
  }

  public void transfer(Caller caller, InteractionId id, TransferTarget target) {
    PoolCommand command =
        transactions.inTenant(caller.tenant(), tx -> command(tx, caller, id, target));
    PoolResult result = routing.tell(caller.tenant(), command);
    PoolOutcome.requireDone(result, "interaction");
    Map<String, Object> to =
        switch (target) {
          case TransferTarget.ToQueue(QueueId queue) -> Map.of("queueId", queue.toString());
          case TransferTarget.ToAgent(UserId agent) -> {
            outcome.requireWith(caller.tenant(), id, agent);
            yield Map.of("userId", agent.toString());
          }
        };
    transactions.doInTenant(
        caller.tenant(),
        tx ->
            audit.write(
                tx, caller.actor(), "interaction.transferred", "interaction", id.toString(), to));
  }

  /**
   * The colleague has been asked and talks already: they have the work whatever else they have in
   * hand, which the audit line says. What they cannot take is refused.
   */
  public void handOver(Caller caller, InteractionId id, UserId colleague) {
    try {
      transfer(caller, id, new TransferTarget.ToAgent(colleague));
    } catch (RefusedException busy) {
      if (!(busy.refusal() instanceof Refusal.Conflict conflict)
          || !FULL.contains(conflict.code())) {
        throw busy;
      }
      String by =
          transactions.inTenant(caller.tenant(), tx -> users.get(tx, caller.person()).name());
      PoolResult result =
          routing.tell(caller.tenant(), new PoolCommand.Push(id, colleague, by, true));
      PoolOutcome.requireDone(result, "interaction");
      outcome.requireWith(caller.tenant(), id, colleague);
      transactions.doInTenant(
          caller.tenant(),
          tx ->
              audit.write(
                  tx,
                  caller.actor(),
                  "interaction.transferred",
                  "interaction",
                  id.toString(),
                  Map.of("userId", colleague.toString(), "overCapacity", true)));
    }
  }

  private PoolCommand command(Tx tx, Caller caller, InteractionId id, TransferTarget target) {
    UserId from = caller.person();
    if (interactions.find(tx, id).filter(now -> now.isWith(from)).isEmpty()) {
      throw RefusedException.notFound("interaction");
    }
    return switch (target) {
      case TransferTarget.ToQueue(QueueId queue) -> {
        requireOpen(tx, queue);
        yield new PoolCommand.PassOn(id, from, queue);
      }
      case TransferTarget.ToAgent(UserId agent) -> {
        User colleague = users.get(tx, agent);
        if (colleague.id().equals(from)) {
          throw RefusedException.invalid("/to/userId", "is yourself");
        }
        yield new PoolCommand.HandOver(id, from, agent, users.get(tx, from).name());
      }
    };
  }

  private void requireOpen(Tx tx, QueueId id) {
    Queue queue = queues.find(tx, id).orElseThrow(() -> RefusedException.notFound("queue"));
    if (queue.limits().closed() || !opening.isOpen(tx, queue)) {
      throw RefusedException.conflict("queueClosed", queue.name() + " is closed now.");
    }
  }
}
