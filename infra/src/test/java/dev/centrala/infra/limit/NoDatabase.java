package dev.centrala.infra.limit;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.function.Function;

/** A database that does not answer. */
final class NoDatabase implements Transactions {
  @Override
  public <T> T inTenant(TenantId tenant, Function<Tx, T> work) {
    throw new RefusedException(new Refusal.Unavailable("no database"));
  }

  @Override
  public <T> T inDirectory(Function<DirectoryTx, T> work) {
    throw new RefusedException(new Refusal.Unavailable("no database"));
  }
}
