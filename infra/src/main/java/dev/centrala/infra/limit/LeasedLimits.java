package dev.centrala.infra.limit;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.Budget;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.LimitUse;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.limit.PgLimitLeases;
import dev.centrala.infra.postgres.limit.PgLimitLeases.Holding;
import dev.centrala.infra.waiting.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tenant's limits on this node. A slice of a budget is leased and counted down here; the next one
 * is fetched while the last is being used. Must be used on virtual threads.
 */
public final class LeasedLimits implements TenantLimits {
  private static final Logger LOG = LoggerFactory.getLogger(LeasedLimits.class);
  private static final int RENEWED_AT_ONCE = 500;

  private final Transactions transactions;
  private final PgLimitLeases leases;
  private final RefusalLog refusals;
  private final InstantSource clock;
  private final Executor later;
  private final Map<Key, Slice> slices = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, LimitKind kind) {}

  /** Told of every refusal; must return at once. */
  public interface RefusalLog {
    void refused(TenantId tenant, LimitKind kind, int limit);
  }

  public LeasedLimits(
      Transactions transactions,
      PgLimitLeases leases,
      RefusalLog refusals,
      InstantSource clock,
      Executor later) {
    this.transactions = transactions;
    this.leases = leases;
    this.refusals = refusals;
    this.clock = clock;
    this.later = later;
  }

  @Override
  public void take(TenantId tenant, LimitKind rate) {
    if (taken(tenant, rate, 1) instanceof Slice.Step.Refused refused) {
      throw tooMany(tenant, rate, refused);
    }
  }

  @Override
  public int takeUpTo(TenantId tenant, LimitKind rate, int most) {
    int count = 0;
    while (count < most) {
      switch (taken(tenant, rate, most - count)) {
        case Slice.Step.Taken some -> count += some.count();
        case Slice.Step.Refused refused -> {
          if (count == 0) {
            refusals.refused(tenant, rate, refused.limit());
          }
          return count;
        }
        default -> throw new IllegalStateException();
      }
    }
    return count;
  }

  @Override
  public void giveBack(TenantId tenant, LimitKind rate, int unused) {
    if (unused > 0) {
      slice(tenant, rate).back(unused);
    }
  }

  @Override
  public Place hold(TenantId tenant, LimitKind level) {
    Slice.Step step = taken(tenant, level, 1);
    if (step instanceof Slice.Step.Refused refused) {
      throw tooMany(tenant, level, refused);
    }
    if (((Slice.Step.Taken) step).count() == 0) {
      return () -> {};
    }
    Slice slice = slice(tenant, level);
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        slice.back(1);
      }
    };
  }

  private RefusedException tooMany(TenantId tenant, LimitKind kind, Slice.Step.Refused refused) {
    refusals.refused(tenant, kind, refused.limit());
    long seconds = Math.max(1, refused.retryIn().plusMillis(999).toSeconds());
    return new RefusedException(
        new Refusal.TooMany(
            seconds,
            "The business has reached its limit of "
                + refused.limit()
                + " "
                + kind.wireName()
                + "; please try again later."));
  }

  /** Taken or refused; of nothing when leases cannot be had, which refuses nobody. */
  private Slice.Step taken(TenantId tenant, LimitKind kind, int most) {
    Slice slice = slice(tenant, kind);
    try {
      while (true) {
        switch (slice.take(clock.instant(), most)) {
          case Slice.Step.Taken taken -> {
            if (taken.isLow()) {
              askAhead(tenant, slice);
            }
            return taken;
          }
          case Slice.Step.Refused refused -> {
            return refused;
          }
          case Slice.Step.Ask ask -> lease(tenant, slice, 1);
          case Slice.Step.Wait wait -> {
            Optional<Slice.Step.Refused> answer = Waits.until(wait.asking());
            if (answer.isPresent()) {
              return answer.get();
            }
          }
        }
      }
    } catch (RefusedException outage) {
      LOG.warn("limits are not counted now: {}", outage.getMessage());
      return new Slice.Step.Taken(kind.isRate() ? most : 0, false);
    }
  }

  private Slice slice(TenantId tenant, LimitKind kind) {
    return slices.computeIfAbsent(new Key(tenant, kind), key -> new Slice(kind));
  }

  private void askAhead(TenantId tenant, Slice slice) {
    if (slice.askAhead()) {
      try {
        later.execute(() -> leaseAhead(tenant, slice));
      } catch (RejectedExecutionException stopping) {
        slice.notAnswered(stopping);
      }
    }
  }

  private void leaseAhead(TenantId tenant, Slice slice) {
    try {
      lease(tenant, slice, 1);
    } catch (RuntimeException failed) {
      LOG.warn("a lease could not be had ahead: {}", failed.toString());
    }
  }

  /** By whoever the slice told to ask. */
  private void lease(TenantId tenant, Slice slice, int needed) {
    try {
      Instant now = clock.instant();
      int kept = slice.kept(now);
      int used = slice.used();
      Budget.Grant grant =
          transactions.inTenant(
              tenant, tx -> leases.lease(tx, slice.kind, now, kept, used, needed));
      Instant end = now.plus(PgLimitLeases.LEASE);
      if (grant.granted() > 0 || needed == 0) {
        slice.granted(grant, end);
      } else {
        slice.refused(grant, now, end);
      }
      slice.asked();
    } catch (Throwable failed) {
      // An error, too: whoever waits would do so for ever.
      slice.notAnswered(failed);
      throw failed;
    }
  }

  @Override
  public Left left(TenantId tenant, LimitKind rate) {
    Slice slice = slice(tenant, rate);
    return new Left(slice.limit(), slice.left());
  }

  @Override
  public List<LimitUse> uses(TenantId tenant) {
    Instant now = clock.instant();
    Map<LimitKind, Holding> own = new EnumMap<>(LimitKind.class);
    slices.forEach((key, slice) -> {
      if (key.tenant().equals(tenant)) {
        own.put(key.kind(), new Holding(tenant, key.kind(), slice.kept(now), slice.used()));
      }
    });
    return transactions.inTenant(tenant, tx -> leases.uses(tx, now, own));
  }

  /**
   * Called several times within a lease: prolongs what is held, gives up what nobody took, and
   * leases anew what had run out while the database was away.
   */
  public void renew() {
    List<Holding> held = new ArrayList<>();
    Instant now = clock.instant();
    slices.forEach((key, slice) -> {
      if (slice.isIdle()) {
        slices.computeIfPresent(
            key, (same, still) -> still.isIdle() && !isLeased(still, now) ? null : still);
      }
      if (!key.kind().isRate() && isLeased(slice, now)) {
        held.add(new Holding(key.tenant(), key.kind(), slice.settle(now), slice.used()));
      }
    });
    for (int from = 0; from < held.size(); from += RENEWED_AT_ONCE) {
      renew(held.subList(from, Math.min(held.size(), from + RENEWED_AT_ONCE)), now);
    }
  }

  private static boolean isLeased(Slice slice, Instant now) {
    return slice.used() > 0 || slice.isLeased(now);
  }

  private void renew(List<Holding> some, Instant now) {
    List<Holding> lost = transactions.inDirectory(tx -> leases.renew(PgTx.of(tx), now, some));
    for (Holding each : some) {
      Slice slice = slice(each.tenant(), each.kind());
      if (!lost.contains(each)) {
        slice.prolonged(now.plus(PgLimitLeases.LEASE));
      } else if (slice.askAhead()) {
        lease(each.tenant(), slice, 0);
      }
    }
  }

  /** Forgets what nodes that are gone have left. */
  public void sweep() {
    transactions.inDirectory(tx -> {
      leases.sweep(PgTx.of(tx), clock.instant());
      return 0;
    });
  }

  /** How often {@link #renew} must be called. */
  public static Duration renewEvery() {
    return PgLimitLeases.LEASE.dividedBy(3);
  }
}
