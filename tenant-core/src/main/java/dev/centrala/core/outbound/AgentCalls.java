package dev.centrala.core.outbound;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.voice.RuleVerdict;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls that agents make: allowed by the rules, in the name of a queue, theirs at once without an
 * offer. Answered when that is committed; the agent's own line is dialled first. Refuses as a
 * conflict what the rules, the agent's presence or their capacity do not allow.
 */
public final class AgentCalls {
  private static final int QUEUES_LOOKED_AT = PageRequest.MOST;

  private final Transactions transactions;
  private final OutboundRuleStore rules;
  private final OutboundGuard guard;
  private final OwnNumbers own;
  private final OutboundContacts contacts;
  private final FrontDoor door;
  private final InteractionStore interactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final Routing routing;
  private final AuditTrail audit;

  public AgentCalls(
      Transactions transactions,
      OutboundRuleStore rules,
      OutboundGuard guard,
      OwnNumbers own,
      OutboundContacts contacts,
      FrontDoor door,
      InteractionStore interactions,
      SetUpStore<QueueId, Queue> queues,
      Routing routing,
      AuditTrail audit) {
    this.transactions = transactions;
    this.rules = rules;
    this.guard = guard;
    this.own = own;
    this.contacts = contacts;
    this.door = door;
    this.interactions = interactions;
    this.queues = queues;
    this.routing = routing;
    this.audit = audit;
  }

  private record Begun(InteractionId id, QueueId queue) {}

  /** {@code queue} absent: that of the rules, or the agent's first. */
  public InteractionId dial(
      Caller caller, String to, @Nullable QueueId queue, @Nullable CustomerId customer) {
    String number = to.strip();
    TenantId tenant = caller.tenant();
    Object outcome =
        transactions.inTenant(
            tenant,
            tx -> {
              QueueId in = queue(tx, caller, queue);
              if (guard.check(tx, in, number) instanceof RuleVerdict.Refused refused) {
                return noted(tx, caller, refused);
              }
              return begin(tx, caller, number, in, customer);
            });
    if (!(outcome instanceof Begun begun)) {
      throw refusal((RuleVerdict.Refused) outcome);
    }
    PoolResult result =
        routing.tell(
            tenant,
            new PoolCommand.Begin(begun.id(), begun.queue(), Channel.VOICE, caller.person()));
    boolean theirs = transactions.inTenant(tenant, tx -> settled(tx, begun.id(), caller.person()));
    if (!theirs) {
      throw notTaken(result);
    }
    return begun.id();
  }

  private static RefusedException refusal(RuleVerdict.Refused refused) {
    return refused.code().equals("notANumber")
        ? RefusedException.invalid("/to", refused.detail())
        : RefusedException.conflict(refused.code(), refused.detail());
  }

  /** That somebody ran into a limit is kept: it may be a thief. */
  private RuleVerdict.Refused noted(Tx tx, Caller caller, RuleVerdict.Refused refused) {
    if (refused.code().equals(OutboundGuard.LIMIT_REACHED)) {
      audit.write(
          tx,
          caller.actor(),
          "outbound.limitReached",
          "tenant",
          tx.tenant().toString(),
          Map.of("detail", refused.detail()));
    }
    return refused;
  }

  private Begun begin(
      Tx tx, Caller caller, String number, QueueId queue, @Nullable CustomerId customer) {
    OwnNumber as =
        CallerIds.of(rules.find(tx), own.list(tx), queue)
            .orElseThrow(() ->
                RefusedException.conflict(
                    "noCallerId", "There is no number of your own to call from."));
    Interaction opened =
        contacts.open(
            tx,
            as,
            number,
            customer,
            caller.actor(),
            Map.of("agentId", caller.person().toString()));
    return new Begun(door.queueFor(tx, opened, queue, caller.person()).id(), queue);
  }

  private QueueId queue(Tx tx, Caller caller, @Nullable QueueId wanted) {
    Predicate<Queue> theirs =
        queue ->
            queue.members().isEmpty()
                || queue.members().contains(caller.person())
                || caller.may(Permission.SUPERVISE);
    QueueId named = wanted == null ? rules.find(tx).queue() : wanted;
    if (named != null) {
      return queues
          .find(tx, named)
          .filter(theirs)
          .map(Queue::id)
          .orElseThrow(() -> RefusedException.notFound("queue"));
    }
    return queues.list(tx, new PageRequest(QUEUES_LOOKED_AT, null)).items().stream()
        .filter(theirs)
        .map(Queue::id)
        .findFirst()
        .orElseThrow(() ->
            RefusedException.conflict("noQueue", "There is no queue to call in the name of."));
  }

  /** Whether the agent has it now; what nobody took is closed, so that nobody else is asked. */
  private boolean settled(Tx tx, InteractionId id, UserId agent) {
    Interaction now = interactions.lock(tx, id).orElseThrow();
    if (now.isWith(agent)) {
      return true;
    }
    if (now.state() == InteractionState.QUEUED) {
      door.close(tx, now, "notBegun");
    }
    return false;
  }

  private static RefusedException notTaken(PoolResult result) {
    return result instanceof PoolResult.Refused refused
        ? switch (refused.why()) {
          case UNKNOWN_AGENT ->
              RefusedException.conflict("notAnAgent", "You are not set up to take work.");
          case NOT_AVAILABLE ->
              RefusedException.conflict(
                  "notAvailable", "Set yourself available or busy to make a call.");
          case NO_CAPACITY ->
              RefusedException.conflict(
                  "noCapacity", "You have no room for a call beside what you have in hand.");
          default -> RefusedException.conflict("wrongState", refused.detail() + ".");
        }
        : RefusedException.conflict("wrongState", "The call could not be begun now.");
  }
}
