package dev.centrala.core.outbound;

import dev.centrala.core.shared.TenantId;

/**
 * Tells the operator that a business wanted to call more than it may: it may be used by thieves.
 */
@FunctionalInterface
public interface OutboundAlarm {
  void limitReached(TenantId tenant, String limit);
}
