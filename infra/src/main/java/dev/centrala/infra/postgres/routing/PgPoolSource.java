package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.ContactFacts;
import dev.centrala.core.routing.DayRule;
import dev.centrala.core.routing.PoolRulesSource;
import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.routing.RequirementNames;
import dev.centrala.core.routing.pool.AgentFact;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.OpenOffer;
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
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final QueueOpening opening;
  private final BiPredicate<TenantId, UserId> connected;
  private final Function<Tx, ZoneId> zone;
  private final InstantSource clock;

  public PgPoolSource(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      AgentProfiles agents,
      ContactFacts contacts,
      PoolRulesSource rules,
      QueueOpening opening,
      BiPredicate<TenantId, UserId> connected,
      Function<Tx, ZoneId> zone,
      InstantSource clock) {
    this.transactions = transactions;
    this.queues = queues;
    this.agents = agents;
    this.contacts = contacts;
    this.rules = rules;
    this.opening = opening;
    this.connected = connected;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public PoolFacts read(TenantId tenant) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Row pool = nextIncarnation(tx);
          List<ContactFact> live = contacts.live(tx);
          long day = DayRule.dayOf(clock.instant(), zone.apply(tx));
          return new PoolFacts(
              pool.getLong("incarnation"),
              rules.read(tx),
              queues(tx),
              agents(tx, live, PgAgentDays.on(tx, day)),
              live,
              pool.getLong("seed"),
              day);
        });
  }

  @Override
  public boolean forgot(TenantId tenant, long incarnation) {
    return transactions.inTenant(
        tenant,
        tx -> {
          boolean known =
              PgTx.of(tx)
                  .row(
                      "SELECT FROM pool_incarnations WHERE tenant_id = $1 AND incarnation >= $2",
                      tx.tenant(),
                      incarnation)
                  .isPresent();
          return !known
              && PgTx.of(tx)
                      .update(
                          """
                          INSERT INTO pool_incarnations AS p (tenant_id, incarnation) VALUES ($1, $2)
                          ON CONFLICT (tenant_id) DO UPDATE SET incarnation = $2 WHERE p.incarnation < $2\
                          """,
                          tx.tenant(),
                          incarnation)
                  == 1;
        });
  }

  private static Row nextIncarnation(Tx tx) {
    return PgTx.of(tx)
        .rowOf(
            "incarnation",
            """
            INSERT INTO pool_incarnations AS p (tenant_id, incarnation) VALUES ($1, 1)
            ON CONFLICT (tenant_id) DO UPDATE SET incarnation = p.incarnation + 1 RETURNING incarnation, seed\
            """,
            tx.tenant());
  }

  private List<QueueRules> queues(Tx tx) {
    List<QueueRules> all = new ArrayList<>();
    RequirementNames names = agents.names(tx);
    @Nullable String cursor = null;
    do {
      var page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      page.items().forEach(queue -> all.add(opening.rules(tx, queue, names)));
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  /**
   * Everybody who takes work, and whoever still has some: that goes back once the grace time is
   * over.
   */
  private List<AgentFact> agents(Tx tx, List<ContactFact> live, Map<UserId, Integer> handled) {
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
                            fact(
                                profile,
                                presences.get(user),
                                connected.test(tx.tenant(), user),
                                handled.getOrDefault(user, 0)))))
            .collect(Collectors.toSet());
    Stream.concat(
            live.stream().map(ContactFact::agent).filter(Objects::nonNull),
            live.stream().flatMap(fact -> fact.offers().stream()).map(OpenOffer::agent))
        .filter(user -> !known.contains(user))
        .distinct()
        .forEach(user -> facts.add(AgentFact.offline(gone(user))));
    return facts;
  }

  private static AgentProfile gone(UserId user) {
    return new AgentProfile(user, "a former agent", List.of(), CapacityCosts.DEFAULT);
  }

  private static AgentFact fact(
      AgentProfile profile, @Nullable Row row, boolean isConnected, int handled) {
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
        since.toEpochMilli(),
        handled);
  }
}
