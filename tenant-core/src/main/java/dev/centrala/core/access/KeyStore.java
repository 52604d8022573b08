package dev.centrala.core.access;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/** API keys, and the directory that tells whose they are. */
public interface KeyStore {
  void insert(Tx tx, ApiKey key, byte[] secretHash);

  Page<ApiKey> list(Tx tx, PageRequest page);

  Optional<ApiKey> find(Tx tx, KeyId id);

  /** The key, when its secret has the hash. */
  Optional<ApiKey> find(Tx tx, KeyId id, byte[] secretHash);

  /** False when there is none. */
  boolean delete(Tx tx, KeyId id);

  Optional<TenantId> tenantOf(DirectoryTx tx, KeyId id);
}
