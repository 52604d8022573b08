package dev.centrala.core.tenant.limit;

import dev.centrala.core.shared.TenantId;
import java.util.List;

/** Never says no. */
final class Unlimited implements TenantLimits {
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
    return () -> {};
  }

  @Override
  public Left left(TenantId tenant, LimitKind rate) {
    return new Left(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public List<LimitUse> uses(TenantId tenant) {
    return List.of();
  }
}
