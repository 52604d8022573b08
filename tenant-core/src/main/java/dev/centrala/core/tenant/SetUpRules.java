package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;

/** What one kind of {@link SetUpItem} demands, and who hears of its changes. */
public interface SetUpRules<T> {
  /** Refuses an item that may not be stored. Must not have effects. */
  void check(Tx tx, T item);

  /** Called after the commit that made or changed the item. */
  default void changed(TenantId tenant, T item) {}

  /** Called after the commit that changed the item, for those who go by what is different. */
  default void changed(TenantId tenant, T before, T item) {
    changed(tenant, item);
  }

  /** Called after the commit that removed the item. */
  default void removed(TenantId tenant, T item) {}
}
