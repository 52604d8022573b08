package dev.centrala.core.usage;

import dev.centrala.core.shared.TenantId;
import java.math.BigDecimal;

/**
 * Tells the operator that one fact was counted with two quantities: someone counts wrongly, and
 * money follows.
 */
@FunctionalInterface
public interface UsageAlarm {
  void conflictingQuantity(TenantId tenant, String id, BigDecimal known, BigDecimal given);
}
