package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.ContactFacts;
import dev.centrala.core.routing.PoolRulesSource;
import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.RequirementNames;
import dev.centrala.core.routing.pool.AgentFact;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a pool from PostgreSQL, in the transaction that takes its incarnation. Who has a socket
 * is asked of the cluster: a database that outlived its nodes would say yes for ever.
 */
public final class PgPoolSource implements PoolSource {
  private final Transactions transactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final AgentProfiles agents;
  private final ContactFacts contacts;
  private final PoolRulesSource rules;
  private final BiPredicate<TenantId, UserId> connected;

  public PgPoolSource(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      AgentProfiles agents,
      ContactFacts contacts,
      PoolRulesSource rules,
      BiPredicate<TenantId, UserId> connected) {
    this.transactions = transactions;
    this.queues = queues;
    this.agents = agents;
    this.contacts = contacts;
    this.rules = rules;
    this.connected = connected;
  }

  @Override
  public PoolFacts read(TenantId tenant) {
    return transactions.inTenant(
        tenant,
        tx -> {
          long incarnation = nextIncarnation(tx);
          List<ContactFact> live = contacts.live(tx);
          return new PoolFacts(incarnation, rules.read(tx), queues(tx), agents(tx, live), live);
        });
  }

  private static long nextIncarnation(Tx tx) {
    return PgTx.of(tx)
        .rowOf(
            "incarnation",
            """
            INSERT INTO pool_incarnations AS p (tenant_id, incarnation) VALUES ($1, 1)
            ON CONFLICT (tenant_id) DO UPDATE SET incarnation = p.incarnation + 1 RETURNING incarnation\
            """,
            tx.tenant())
        .getLong("incarnation");
  }

  private List<QueueRules> queues(Tx tx) {
    List<QueueRules> all = new ArrayList<>();
    RequirementNames names = agents.names(tx);
    @Nullable String cursor = null;
    do {
      var page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      page.items().forEach(queue -> all.add(queue.rules(names)));
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  /**
   * Everybody who takes work, and whoever still has some: that goes back once the grace time is
   * over.
   */
  private List<AgentFact> agents(Tx tx, List<ContactFact> live) {
    Map<UserId, Row> presences =
        PgTx.of(tx)
            .rows(
                """
                SELECT user_id, state, reason, since, pending, pending_reason
                FROM agent_presences WHERE tenant_id = $1\
                """,
                tx.tenant())
            .stream()
            .collect(Collectors.toMap(row -> new UserId(row.getUUID("user_id")), row -> row));
    List<AgentFact> facts = new ArrayList<>();
    Set<UserId> known =
        agents.all(tx).stream()
            .peek(user ->
                agents
                    .find(tx, user)
                    .ifPresent(profile ->
                        facts.add(
                            fact(profile, presences.get(user), connected.test(tx.tenant(), user)))))
            .collect(Collectors.toSet());
    live.stream()
        .map(ContactFact::agent)
        .filter(user -> user != null && !known.contains(user))
        .distinct()
        .forEach(user -> facts.add(AgentFact.offline(gone(user))));
    return facts;
  }

  private static AgentProfile gone(UserId user) {
    return new AgentProfile(user, "a former agent", List.of(), CapacityCosts.DEFAULT);
  }

  private static AgentFact fact(AgentProfile profile, @Nullable Row row, boolean isConnected) {
    if (row == null) {
      return AgentFact.offline(profile);
    }
    Instant since = Rows.instant(row, "since");
    return new AgentFact(
        profile,
        Presence.fromWireName(row.getString("state")),
        row.getString("reason"),
        since.toEpochMilli(),
        PgPresences.presenceOrNull(row.getString("pending")),
        row.getString("pending_reason"),
        isConnected,
        since.toEpochMilli());
  }
}
