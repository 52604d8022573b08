package dev.centrala.core.routing;

import dev.centrala.core.shared.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants of whose pools a decision could not be written: their pools and the database differ
 * as soon as there is a database again, and must not wait for the sweeper's next visit.
 */
public final class Arrears {
  /** The sweeper believes what it has seen twice, and decisions may fail while it looks. */
  private static final int LOOKS = 3;

  private final Map<TenantId, Integer> looksLeft = new ConcurrentHashMap<>();

  void add(TenantId tenant) {
    looksLeft.put(tenant, LOOKS);
  }

  public Set<TenantId> tenants() {
    return Set.copyOf(looksLeft.keySet());
  }

  /** A sweep of the tenant has reached the database and the pool. */
  public void swept(TenantId tenant) {
    looksLeft.computeIfPresent(
        tenant, (same, left) -> left == 1 ? null : Integer.valueOf(left - 1));
  }
}
