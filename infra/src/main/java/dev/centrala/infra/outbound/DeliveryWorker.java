package dev.centrala.infra.outbound;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.webhook.RetrySchedule;
import dev.centrala.infra.postgres.events.PgDeliveries;
import dev.centrala.infra.postgres.events.PgDeliveries.Claim;
import dev.centrala.infra.waiting.FairGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due, on every node at once: at least once, in order for each subject of a
 * webhook. A hint makes a delivery prompt; a look at the directory every second finds what no hint
 * told of, such as retries and the leases of a node that died. Tenants get the node's places in
 * turns and have a share of them, as each webhook has of its tenant's: receivers that say nothing
 * keep theirs only.
 */
public final class DeliveryWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final int MOST_AT_ONCE = 128;
  private static final int MOST_PER_TENANT = 32;
  private static final int MOST_PER_WEBHOOK = 8;
  private static final int MOST_PER_CLAIM = 16;
  private static final long LOOK_EVERY_MILLIS = 1_000;
  private static final Duration KEEP_EVENTS = Duration.ofDays(30);
  private static final Duration CLEAN_EVERY = Duration.ofHours(1);

  /** No tenant's id; wakes the loop so that it sees that it is to stop. */
  private static final TenantId WAKE_UP = new TenantId(new UUID(0, 0));

  private final Transactions transactions;
  private final PgDeliveries deliveries;
  private final WebhookAttempt attempt;
  private final InstantSource clock;
  private final Consumer<DeliveryOutcome> outcomes;

  /** Tenants that something may be due for and that have a place for it. */
  private final LinkedBlockingQueue<TenantId> hints = new LinkedBlockingQueue<>();

  /** Those, and the ones that wait for a place. */
  private final Set<TenantId> hinted = ConcurrentHashMap.newKeySet();

  private final Map<WebhookId, Integer> inHand = new ConcurrentHashMap<>();
  private final FairGate<TenantId> places = new FairGate<>(MOST_AT_ONCE, MOST_PER_TENANT);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook delivery").factory());
  private volatile @Nullable Thread loop;
  private volatile boolean stopping;

  DeliveryWorker(
      Transactions transactions,
      PgDeliveries deliveries,
      WebhookAttempt attempt,
      InstantSource clock,
      Consumer<DeliveryOutcome> outcomes) {
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.attempt = attempt;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  /** Something may be due for the tenant, and is made when there is a place; returns at once. */
  public void hint(TenantId tenant) {
    if (hinted.add(tenant)) {
      places.enter(tenant).onSuccess(place -> hints.add(tenant));
    }
  }

  public void start() {
    loop = Thread.ofVirtual().name("webhook deliveries").start(this::run);
  }

  /** Takes nothing new and waits for what is in hand, at most as long as an attempt may take. */
  public void stop() {
    stopping = true;
    hints.add(WAKE_UP);
    Thread running = loop;
    try {
      if (running != null) {
        running.join(GuardedHttpClient.DEADLINE);
      }
      threads.shutdown();
      if (!threads.awaitTermination(GuardedHttpClient.DEADLINE.toSeconds() + 1, TimeUnit.SECONDS)) {
        LOG.warn("some deliveries did not end; another node makes them again");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long nextLook = System.nanoTime();
    Instant nextCleaning = clock.instant();
    while (!stopping) {
      try {
        long wait = nextLook - System.nanoTime();
        TenantId tenant = wait > 0 ? hints.poll(wait, TimeUnit.NANOSECONDS) : null;
        if (stopping) {
          return;
        }
        if (tenant != null) {
          hinted.remove(tenant);
          deliver(tenant);
        } else {
          look();
          nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
          if (!clock.instant().isBefore(nextCleaning)) {
            clean();
            nextCleaning = clock.instant().plus(CLEAN_EVERY);
          }
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RefusedException outage) {
        LOG.warn("deliveries wait: {}", outage.getMessage());
        nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
      } catch (RuntimeException bug) {
        LOG.error("a round of deliveries failed", bug);
        nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
      }
    }
  }

  private void look() {
    transactions
        .inDirectory(tx -> deliveries.tenantsWithDue(tx, clock.instant()))
        .forEach(this::hint);
  }

  /** Starts what is due for a tenant that has a place, and as far as there is more room for it. */
  private void deliver(TenantId tenant) {
    int room = 1;
    while (room < MOST_PER_CLAIM && places.tryEnter(tenant)) {
      room++;
    }
    List<Claim> claims = List.of();
    try {
      claims = claim(tenant, room);
    } finally {
      for (int unused = room - claims.size(); unused > 0; unused--) {
        places.leave(tenant);
      }
    }
    for (Claim claim : claims) {
      inHand.merge(claim.webhook(), 1, Integer::sum);
      threads.execute(() -> carryOut(tenant, claim));
    }
    if (claims.size() == room) {
      hint(tenant);
    }
  }

  private List<Claim> claim(TenantId tenant, int most) {
    return transactions.inTenant(
        tenant,
        tx -> deliveries.claim(tx, clock.instant(), most, MOST_PER_WEBHOOK, Map.copyOf(inHand)));
  }

  private void carryOut(TenantId tenant, Claim claim) {
    try {
      make(tenant, claim);
    } catch (RuntimeException failed) {
      LOG.error("delivery {} of tenant {} is left to its lease", claim.id(), tenant, failed);
    } finally {
      inHand.computeIfPresent(
          claim.webhook(), (id, count) -> count == 1 ? null : Integer.valueOf(count - 1));
      hint(tenant);
      places.leave(tenant);
    }
  }

  private void make(TenantId tenant, Claim claim) {
    switch (attempt.make(tenant, claim)) {
      case WebhookAttempt.Result.Delivered delivered -> {
        transactions.doInTenant(tenant, tx -> deliveries.delivered(tx, claim, delivered.status()));
        outcomes.accept(DeliveryOutcome.DELIVERED);
      }
      case WebhookAttempt.Result.NotDelivered not -> {
        Instant next =
            RetrySchedule.next(
                    claim.attempts(),
                    clock.instant(),
                    claim.tryUntil(),
                    not.atLeast(),
                    ThreadLocalRandom.current())
                .orElse(null);
        if (next == null) {
          LOG.warn(
              "delivery {} of tenant {} failed after {} attempts: {}",
              claim.id(),
              tenant,
              claim.attempts(),
              not.error());
        }
        Integer status = not.status() == 0 ? null : not.status();
        transactions.doInTenant(
            tenant, tx -> deliveries.notDelivered(tx, claim, status, not.error(), next));
        outcomes.accept(next == null ? DeliveryOutcome.FAILED : DeliveryOutcome.RETRIED);
      }
    }
  }

  /**
   * Makes everything that is due for the tenant, one after another; answers how many attempts that
   * took.
   */
  public int deliverNow(TenantId tenant) {
    int made = 0;
    List<Claim> claims = new ArrayList<>(claim(tenant, MOST_PER_CLAIM));
    while (!claims.isEmpty()) {
      for (Claim claim : claims) {
        make(tenant, claim);
        made++;
      }
      claims = new ArrayList<>(claim(tenant, MOST_PER_CLAIM));
    }
    return made;
  }

  private void clean() {
    Instant before = clock.instant().minus(KEEP_EVENTS);
    List<TenantId> tenants =
        transactions.inDirectory(tx -> deliveries.tenantsWithOldEvents(tx, before));
    for (TenantId tenant : tenants) {
      transactions.doInTenant(tenant, tx -> deliveries.removeOldEvents(tx, before));
    }
  }
}
