package dev.centrala.infra.socket;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.LimitUse;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Has room for everything but the kinds that are said to be full; counts who has left. */
final class FewPlaces implements TenantLimits {
  final Set<LimitKind> full = ConcurrentHashMap.newKeySet();
  final AtomicInteger held = new AtomicInteger();

  @Override
  public void take(TenantId tenant, LimitKind rate) {}

  @Override
  public int takeUpTo(TenantId tenant, LimitKind rate, int most) {
    return most;
  }

  @Override
  public void giveBack(TenantId tenant, LimitKind rate, int unused) {}

  @Override
  public Place hold(TenantId tenant, LimitKind level) {
    if (full.contains(level)) {
      throw new RefusedException(new Refusal.TooMany(1, "There is no room."));
    }
    held.incrementAndGet();
    AtomicInteger once = new AtomicInteger(1);
    return () -> held.addAndGet(-once.getAndSet(0));
  }

  @Override
  public Left left(TenantId tenant, LimitKind rate) {
    return new Left(1, 1);
  }

  @Override
  public List<LimitUse> uses(TenantId tenant) {
    return List.of();
  }
}
