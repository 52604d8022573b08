package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.SetUpStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a pool when the hours of a queue open or close it. Called every few seconds for the pools
 * of this node; queues and hours are read again after a minute, since they may change.
 */
public final class OpeningRule {
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final SetUpStore<QueueId, Queue> queues;
  private final QueueOpening opening;
  private final RoutingChanges changes;
  private final InstantSource clock;
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  public OpeningRule(
      Transactions transactions,
      SetUpStore<QueueId, Queue> queues,
      QueueOpening opening,
      RoutingChanges changes,
      InstantSource clock) {
    this.transactions = transactions;
    this.queues = queues;
    this.opening = opening;
    this.changes = changes;
    this.clock = clock;
  }

  private record Timed(Queue queue, BusinessHours hours) {}

  private record Known(List<Timed> queues, Map<QueueId, Boolean> open, Instant lookAgain) {}

  public void apply(TenantId tenant) {
    Instant now = clock.instant();
    Known before = known.get(tenant);
    List<Timed> timed;
    Instant lookAgain;
    if (before != null && now.isBefore(before.lookAgain())) {
      timed = before.queues();
      lookAgain = before.lookAgain();
    } else {
      timed = transactions.inTenant(tenant, this::read);
      lookAgain = now.plus(KNOWN_FOR);
    }
    Map<QueueId, Boolean> told = before == null ? Map.of() : before.open();
    Map<QueueId, Boolean> open = new HashMap<>();
    for (Timed each : timed) {
      QueueId id = each.queue().id();
      boolean isOpen = each.hours().isOpen(now);
      open.put(id, isOpen);
      if (!Boolean.valueOf(isOpen).equals(told.get(id))) {
        tell(tenant, id);
      }
    }
    known.put(tenant, new Known(timed, open, lookAgain));
  }

  /** As it is now: what was read a minute ago may be over. */
  private void tell(TenantId tenant, QueueId id) {
    transactions
        .inTenant(tenant, tx -> queues.find(tx, id))
        .ifPresent(queue -> changes.queueChanged(tenant, queue));
  }

  private List<Timed> read(Tx tx) {
    List<Timed> found = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      var page = queues.list(tx, new PageRequest(PageRequest.MOST, cursor));
      page.items()
          .forEach(queue ->
              opening.hoursOf(tx, queue).ifPresent(hours -> found.add(new Timed(queue, hours))));
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }
}
