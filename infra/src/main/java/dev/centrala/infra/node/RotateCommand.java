package dev.centrala.infra.node;

import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.Database;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import dev.centrala.infra.postgres.PgTransactions;
import dev.centrala.infra.postgres.rotation.Resealing;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Seals everything in the database under the newest master key, as the application's own role. */
final class RotateCommand {
  private static final int CONNECTIONS = 2;

  private RotateCommand() {}

  static Resealing.Outcome run(DatabaseUrl owner, MasterKey key) {
    Vertx vertx = Vertx.vertx();
    Pool pool =
        Database.connect(vertx, Migrations.login(owner, key.databasePassword()), CONNECTIONS);
    try {
      return new Resealing(new PgTransactions(pool), key).run();
    } finally {
      pool.close().await();
      vertx.close().await();
    }
  }
}
