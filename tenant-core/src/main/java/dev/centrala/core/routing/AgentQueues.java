package dev.centrala.core.routing;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which queues an agent serves and at what rank, as a supervisor changes it in the midst of work.
 * Members and ranks are the queues' own; the user's version tells two changes of one agent apart.
 */
public final class AgentQueues {
  private final Transactions transactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final UserStore users;
  private final RoutingChanges changes;
  private final AuditTrail audit;

  public AgentQueues(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      UserStore users,
      RoutingChanges changes,
      AuditTrail audit) {
    this.transactions = transactions;
    this.queues = queues;
    this.users = users;
    this.changes = changes;
    this.audit = audit;
  }

  /** The agent's queues, those that are open to all among them, in the user's {@code version}. */
  public record Served(long version, List<AgentPlace> places) {}

  /** One queue that the agent is to serve. */
  public record Wish(QueueId queue, int rank, int delaySeconds) {
    Ranking ranking(UserId agent) {
      return new Ranking(agent, rank, delaySeconds);
    }
  }

  public Served get(TenantId tenant, UserId agent) {
    return transactions.inTenant(
        tenant,
        tx -> {
          User user = users.get(tx, agent);
          user.takingWork();
          return new Served(user.version(), places(all(tx), agent));
        });
  }

  /**
   * The agent serves these from now on and no other, but for queues that are open to all. Refuses
   * as stale, as a conflict for whoever takes no work and for the last whom a queue names, as
   * invalid what is no queue.
   */
  public Served change(Caller caller, UserId agent, List<Wish> wishes, long expectedVersion) {
    caller.require(Permission.SUPERVISE);
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          User user = users.get(tx, agent);
          user.takingWork();
          if (user.version() != expectedVersion) {
            throw stale();
          }
          List<Queue> before = all(tx);
          check(wishes, agent, before);
          List<Queue> after = moved(tx, before, agent, wishes);
          if (before.equals(after)) {
            return new Served(user.version(), places(after, agent));
          }
          User now = users.update(tx, user, expectedVersion);
          Map<String, Object> detail =
              Map.of(
                  "name",
                  user.name(),
                  "queuesBefore",
                  told(places(before, agent)),
                  "queuesAfter",
                  told(places(after, agent)));
          audit.write(tx, caller.actor(), "user.queuesChanged", "user", agent.toString(), detail);
          return new Served(now.version(), places(after, agent));
        });
  }

  private List<Queue> moved(Tx tx, List<Queue> all, UserId agent, List<Wish> wishes) {
    Map<QueueId, Ranking> wanted = new HashMap<>();
    wishes.forEach(wish -> wanted.put(wish.queue(), wish.ranking(agent)));
    List<Queue> after = new ArrayList<>();
    for (Queue queue : all) {
      Queue next = AgentPlace.moved(queue, agent, wanted.get(queue.id()));
      after.add(next);
      if (next != queue) {
        store(tx, queue, next);
      }
    }
    return after;
  }

  private void store(Tx tx, Queue before, Queue after) {
    if (after.members().isEmpty() && !before.members().isEmpty()) {
      throw RefusedException.conflict(
          "lastMember",
          "Without its last member, %s would be open to everybody.".formatted(before.name()));
    }
    if (after.serving().ranks().size() > Ranking.MOST) {
      throw RefusedException.conflict(
          "tooManyRanks", "%s cannot rank more agents.".formatted(before.name()));
    }
    if (!queues.update(tx, after)) {
      throw stale();
    }
    tx.afterCommit(() -> changes.queueChanged(tx.tenant(), after));
  }

  private static void check(List<Wish> wishes, UserId agent, List<Queue> all) {
    Set<QueueId> known = new HashSet<>(all.stream().map(Queue::id).toList());
    Set<QueueId> seen = new HashSet<>();
    List<FieldError> faults = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      String pointer = "/queues/" + i;
      if (!known.contains(wish.queue())) {
        faults.add(new FieldError(pointer + "/queueId", "there is no such queue"));
      } else if (!seen.add(wish.queue())) {
        faults.add(new FieldError(pointer + "/queueId", "is named twice"));
      }
      faults.addAll(wish.ranking(agent).faults(pointer));
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(
          new Refusal.Invalid("The agent cannot serve these queues.", faults));
    }
  }

  private List<Queue> all(Tx tx) {
    List<Queue> found = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<Queue> page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      found.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  private static List<AgentPlace> places(List<Queue> all, UserId agent) {
    return all.stream().flatMap(queue -> AgentPlace.of(queue, agent).stream()).toList();
  }

  private static List<Map<String, Object>> told(List<AgentPlace> places) {
    return places.stream().filter(place -> !place.isEverybodys()).map(AgentPlace::told).toList();
  }

  private static RefusedException stale() {
    return new RefusedException(
        new Refusal.StaleVersion("It was changed in the meantime; read it again."));
  }
}
