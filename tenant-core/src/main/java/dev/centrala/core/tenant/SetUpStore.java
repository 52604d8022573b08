package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.util.Optional;

/**
 * The rows of one kind of {@link SetUpItem}. A name that is taken, a reference to what is not there
 * and the deletion of what is in use are refused.
 */
public interface SetUpStore<I extends Id, T extends SetUpItem<I>> {
  void insert(Tx tx, T item);

  Optional<T> find(Tx tx, I id);

  /** In order of creation. */
  Page<T> list(Tx tx, PageRequest page);

  /** Replaces the row when it still has {@code item.version() - 1}; answers whether it did. */
  boolean update(Tx tx, T item);

  /** Whether there was one. */
  boolean delete(Tx tx, I id);
}
