package dev.centrala.core.routing;

import dev.centrala.core.access.User;
import dev.centrala.core.access.UserListener;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a running pool in step with set-up: queues, skills, agents and settings, each told after
 * its commit.
 */
public final class SetUpForPool implements RoutingChanges, UserListener, TenantListener {
  private final Transactions transactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final AgentProfiles agents;
  private final PoolRulesSource rules;
  private final QueueOpening opening;
  private final Routing routing;

  public SetUpForPool(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      AgentProfiles agents,
      PoolRulesSource rules,
      QueueOpening opening,
      Routing routing) {
    this.transactions = transactions;
    this.queues = queues;
    this.agents = agents;
    this.rules = rules;
    this.opening = opening;
    this.routing = routing;
  }

  @Override
  public void queueChanged(TenantId tenant, Queue queue) {
    QueueRules changed =
        transactions.inTenant(tenant, tx -> opening.rules(tx, queue, agents.names(tx)));
    routing.tellLater(tenant, new PoolCommand.PutQueue(changed));
  }

  @Override
  public void queueRemoved(TenantId tenant, Queue queue) {
    routing.tellLater(tenant, new PoolCommand.RemoveQueue(queue.id()));
  }

  @Override
  public void skillChanged(TenantId tenant, SkillId skill) {
    transactions
        .inTenant(tenant, tx -> queuesWhere(tx, queue -> queue.asks().skills().contains(skill)))
        .forEach(queue -> queueChanged(tenant, queue));
  }

  @Override
  public void hoursChanged(TenantId tenant, HoursId hours) {
    transactions
        .inTenant(tenant, tx -> queuesWhere(tx, queue -> hours.equals(queue.hours())))
        .forEach(queue -> queueChanged(tenant, queue));
  }

  @Override
  public void groupChanged(TenantId tenant, AgentGroupId group, Collection<UserId> moved) {
    moved.forEach(user -> tellAgent(tenant, user));
    transactions
        .inTenant(tenant, tx -> queuesWhere(tx, queue -> queue.asks().groups().contains(group)))
        .forEach(queue -> queueChanged(tenant, queue));
  }

  private List<Queue> queuesWhere(Tx tx, Predicate<Queue> wanted) {
    List<Queue> found = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<Queue> page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      page.items().stream().filter(wanted).forEach(found::add);
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  @Override
  public void changed(Tx tx, User user) {
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> tellAgent(tenant, user.id()));
  }

  private void tellAgent(TenantId tenant, UserId user) {
    Optional<AgentProfile> profile = transactions.inTenant(tenant, tx -> agents.find(tx, user));
    routing.tellLater(
        tenant,
        profile
            .<PoolCommand>map(PoolCommand.PutAgent::new)
            .orElseGet(() -> new PoolCommand.RemoveAgent(user)));
  }

  /** Costs and rules may have changed, so every agent is told again. */
  @Override
  public void changed(Tx tx, Tenant tenant) {
    TenantId id = tx.tenant();
    tx.afterCommit(() -> {
      List<PoolCommand> commands = new ArrayList<>();
      transactions.doInTenant(
          id,
          read -> {
            commands.add(new PoolCommand.ChangeRules(rules.read(read)));
            agents
                .all(read)
                .forEach(user ->
                    agents
                        .find(read, user)
                        .ifPresent(profile -> commands.add(new PoolCommand.PutAgent(profile))));
          });
      commands.forEach(command -> routing.tellLater(id, command));
    });
  }
}
