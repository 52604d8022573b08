package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the database with the pool and repairs the pool; and the budgets in the database. A
 * difference must be seen twice in a row, unchanged, before it is believed: what is under way looks
 * the same as what was lost.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final Transactions transactions;
  private final ContactFacts facts;
  private final AgentLoads loads;
  private final RoutingPools pools;
  private final Routing routing;
  private final Map<TenantId, Map<InteractionId, Difference>> lastSeen = new ConcurrentHashMap<>();

  public Sweeper(
      Transactions transactions,
      ContactFacts facts,
      AgentLoads loads,
      RoutingPools pools,
      Routing routing) {
    this.transactions = transactions;
    this.facts = facts;
    this.loads = loads;
    this.pools = pools;
    this.routing = routing;
  }

  /** Repairs what was already wrong at the last sweep; answers how many contacts that were. */
  public int sweep(TenantId tenant) {
    Map<InteractionId, Difference> differences = differences(tenant);
    Map<InteractionId, Difference> before = lastSeen.getOrDefault(tenant, Map.of());
    int repaired = 0;
    for (Map.Entry<InteractionId, Difference> each : differences.entrySet()) {
      if (each.getValue().equals(before.get(each.getKey()))) {
        LOG.warn("repairing {}: {}", each.getKey(), each.getValue());
        routing.tell(tenant, each.getValue().repair());
        repaired++;
      }
    }
    if (differences.isEmpty()) {
      lastSeen.remove(tenant);
    } else {
      lastSeen.put(tenant, differences);
    }
    for (UserId agent : transactions.inTenant(tenant, loads::mend)) {
      LOG.warn("repaired what agent {} was said to have in hand", agent);
    }
    return repaired;
  }

  private Map<InteractionId, Difference> differences(TenantId tenant) {
    Map<InteractionId, PoolAnswer.Holding> held = held(tenant);
    List<ContactFact> live = transactions.inTenant(tenant, facts::live);
    Map<InteractionId, Difference> differences = new LinkedHashMap<>();
    Set<InteractionId> known = new HashSet<>();
    for (ContactFact fact : live) {
      known.add(fact.contact());
      PoolAnswer.Holding holding = held.get(fact.contact());
      if (!agrees(fact, holding)) {
        differences.put(
            fact.contact(), new Difference(Seen.of(fact), Seen.of(holding), repair(fact, holding)));
      }
    }
    held.forEach((contact, holding) -> {
      if (!known.contains(contact)) {
        differences.put(
            contact, new Difference(null, Seen.of(holding), new PoolCommand.Forget(contact)));
      }
    });
    for (InteractionId contact : transactions.inTenant(tenant, facts::overButHeld)) {
      // A pool that does not hold it must first be given it: it would end nothing.
      differences.putIfAbsent(
          contact,
          new Difference(
              null,
              Seen.of(held.get(contact)),
              new PoolCommand.End(contact, PoolCommand.EndReason.COMPLETED)));
    }
    return differences;
  }

  /**
   * An offer that nobody has written for so long was lost on the way: its agent never saw it, and
   * the contact must not wait for its deadline; also one of several. All else that is in flight is
   * left alone by {@code Restore}.
   */
  private static PoolCommand repair(ContactFact fact, PoolAnswer.@Nullable Holding holding) {
    if (holding == null) {
      return new PoolCommand.Restore(fact);
    }
    boolean isNoNewer = fact.epoch().compareTo(holding.epoch()) <= 0;
    boolean lost = holding.state() == ContactState.OFFERED && fact.state() == ContactState.WAITING;
    if (lost || (fact.isShared() && isNoNewer)) {
      return new PoolCommand.Restore(fact.under(holding.epoch()));
    }
    return new PoolCommand.Restore(fact);
  }

  private Map<InteractionId, PoolAnswer.Holding> held(TenantId tenant) {
    PoolAnswer.Holdings holdings = (PoolAnswer.Holdings) pools.ask(tenant, new PoolQuery.Held());
    return holdings.contacts().stream()
        .collect(
            Collectors.toMap(
                PoolAnswer.Holding::contact, Function.identity(), (a, b) -> a, HashMap::new));
  }

  private static boolean agrees(ContactFact fact, PoolAnswer.@Nullable Holding holding) {
    if (holding == null || fact.state() != holding.state()) {
      return false;
    }
    if (fact.isShared() || !holding.offers().isEmpty()) {
      return epochs(fact.offers()).equals(epochs(holding.offers()));
    }
    return fact.state() == ContactState.WAITING
        || (fact.epoch().equals(holding.epoch())
            && fact.agent() != null
            && fact.agent().equals(holding.agent())
            && (fact.state() == ContactState.OFFERED || fact.cost() == holding.cost()));
  }

  /** The offers that are open at once; no two have the same epoch. */
  private static Set<Epoch> epochs(List<OpenOffer> offers) {
    return offers.stream().map(OpenOffer::epoch).collect(Collectors.toSet());
  }

  /** What one side holds of a contact. */
  private record Seen(
      ContactState state, @Nullable UserId agent, Epoch epoch, int cost, Set<Epoch> offers) {
    static Seen of(ContactFact fact) {
      return new Seen(fact.state(), fact.agent(), fact.epoch(), fact.cost(), epochs(fact.offers()));
    }

    static @Nullable Seen of(PoolAnswer.@Nullable Holding holding) {
      return holding == null
          ? null
          : new Seen(
              holding.state(),
              holding.agent(),
              holding.epoch(),
              holding.cost(),
              epochs(holding.offers()));
    }
  }

  private record Difference(@Nullable Seen database, @Nullable Seen pool, PoolCommand repair) {
    @Override
    public String toString() {
      return "the database has " + database + ", the pool has " + pool;
    }
  }
}
