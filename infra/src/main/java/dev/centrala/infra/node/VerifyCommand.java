package dev.centrala.infra.node;

import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.Database;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import dev.centrala.infra.postgres.PgTransactions;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.outbound.PgOutboundRules;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;

/** Notes that the operator has looked at a business: the limits of its own rules hold for it. */
final class VerifyCommand {
  private static final int CONNECTIONS = 1;

  private VerifyCommand() {}

  /** False when there is no such tenant. */
  static boolean run(DatabaseUrl owner, MasterKey key, TenantId tenant) {
    Vertx vertx = Vertx.vertx();
    Pool pool =
        Database.connect(vertx, Migrations.login(owner, key.databasePassword()), CONNECTIONS);
    try {
      return new PgTransactions(pool)
          .inTenant(
              tenant,
              tx -> {
                boolean there =
                    PgTx.of(tx).row("SELECT FROM tenants WHERE tenant_id = $1", tenant).isPresent();
                if (there) {
                  new PgOutboundRules().verify(tx, Instant.now());
                }
                return there;
              });
    } finally {
      pool.close().await();
      vertx.close().await();
    }
  }
}
