package dev.centrala.core.routing;

import dev.centrala.core.access.User;
import dev.centrala.core.access.UserListener;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a running pool in step with set-up: queues, skills, agents and settings, each told after
 * its commit.
 */
public final class SetUpForPool implements RoutingChanges, UserListener, TenantListener {
  private final Transactions transactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final AgentProfiles agents;
  private final PoolRulesSource rules;
  private final Routing routing;

  public SetUpForPool(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      AgentProfiles agents,
      PoolRulesSource rules,
      Routing routing) {
    this.transactions = transactions;
    this.queues = queues;
    this.agents = agents;
    this.rules = rules;
    this.routing = routing;
  }

  @Override
  public void queueChanged(TenantId tenant, Queue queue) {
    QueueRules changed =
        transactions.inTenant(tenant, tx -> queue.rules(skill -> agents.skillName(tx, skill)));
    routing.tellLater(tenant, new PoolCommand.PutQueue(changed));
  }

  @Override
  public void queueRemoved(TenantId tenant, Queue queue) {
    routing.tellLater(tenant, new PoolCommand.RemoveQueue(queue.id()));
  }

  @Override
  public void skillChanged(TenantId tenant, SkillId skill) {
    transactions
        .inTenant(tenant, tx -> queuesNaming(tx, skill))
        .forEach(queue -> queueChanged(tenant, queue));
  }

  private List<Queue> queuesNaming(Tx tx, SkillId skill) {
    return queues.list(tx, new PageRequest(PageRequest.MOST, null)).items().stream()
        .filter(queue -> queue.skills().contains(skill))
        .toList();
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
