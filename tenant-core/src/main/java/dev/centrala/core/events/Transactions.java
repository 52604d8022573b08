package dev.centrala.core.events;

import dev.centrala.core.shared.TenantId;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way to write. The work runs in one database transaction; an exception rolls it back and
 * is rethrown. Work that is a database outage is refused as {@link
 * dev.centrala.core.shared.Refusal.Unavailable}.
 */
public interface Transactions {
  <T> T inTenant(TenantId tenant, Function<Tx, T> work);

  <T> T inDirectory(Function<DirectoryTx, T> work);

  /** As {@link #inTenant} for work without an answer. */
  default void doInTenant(TenantId tenant, Consumer<Tx> work) {
    Boolean done =
        inTenant(
            tenant,
            tx -> {
              work.accept(tx);
              return Boolean.TRUE;
            });
    assert done;
  }
}
