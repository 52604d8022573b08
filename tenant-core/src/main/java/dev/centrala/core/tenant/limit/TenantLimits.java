package dev.centrala.core.tenant.limit;

import dev.centrala.core.shared.TenantId;
import java.util.List;

/**
 * Asked before a tenant uses something that others need too. Counts on this node, within what the
 * node has leased of the tenant's budget; refuses as too many beyond it. While the leases cannot be
 * had nothing is refused: an outage is no reason to turn customers away.
 */
public interface TenantLimits {
  /** Uses one of a rate, or refuses as too many. */
  void take(TenantId tenant, LimitKind rate);

  /** Uses up to {@code most} of a rate; answers how many. Zero is no refusal: the caller waits. */
  int takeUpTo(TenantId tenant, LimitKind rate, int most);

  /** What was taken and not needed. */
  void giveBack(TenantId tenant, LimitKind rate, int unused);

  /** Takes a place of a level until it is closed, or refuses as too many. */
  Place hold(TenantId tenant, LimitKind level);

  /** What this node knows of a rate, for headers. */
  Left left(TenantId tenant, LimitKind rate);

  /** Every limit and its use on the cluster; what other nodes use is some seconds old. */
  List<LimitUse> uses(TenantId tenant);

  /** A place that is held; closing it twice does no harm. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** The limit, and how many may come now. */
  record Left(int limit, int now) {}

  /** Limits nothing: for what runs beside the product. */
  TenantLimits NONE = new Unlimited();
}
