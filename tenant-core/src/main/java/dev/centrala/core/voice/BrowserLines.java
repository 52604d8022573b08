package dev.centrala.core.voice;

import dev.centrala.core.shared.TenantId;

/** Lets browsers sign in to the tenant's carrier. */
@FunctionalInterface
public interface BrowserLines {
  /** Refuses as a conflict when no connection of the tenant lets browsers in. */
  BrowserLine open(TenantId tenant, String identity);
}
