package dev.centrala.core.interaction;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;

/**
 * Tells a customer's widget that something changed. A hint: a widget that missed it catches up when
 * it comes back. Never fails the caller.
 */
public interface CustomerFeed {
  void publish(TenantId tenant, InteractionId interaction, CustomerDelta delta);
}
