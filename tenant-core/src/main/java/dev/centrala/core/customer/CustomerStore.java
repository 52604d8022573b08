package dev.centrala.core.customer;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.MergeId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The customers of one tenant. */
public interface CustomerStore {
  Optional<Customer> find(Tx tx, CustomerId id);

  /** Those that are there; asked now, answered when looked at. */
  Supplier<Map<CustomerId, Customer>> ask(Tx tx, List<CustomerId> ids);

  Optional<Customer> byIdentity(Tx tx, Identity identity);

  /** False when another transaction has just claimed the identity; read it again then. */
  boolean insert(Tx tx, Customer customer);

  /** False when the version is not the stored one. */
  boolean update(Tx tx, Customer customer);

  /** Adds the identity unless somebody has it. */
  boolean addIdentity(Tx tx, CustomerId id, Identity identity);

  void moveIdentities(Tx tx, List<Identity> identities, CustomerId to);

  void saveMerge(Tx tx, Merge merge);

  Optional<Merge> findMerge(Tx tx, MergeId id);

  Page<Customer> list(Tx tx, @Nullable String search, PageRequest page);
}
