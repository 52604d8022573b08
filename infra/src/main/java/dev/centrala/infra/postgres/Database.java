package dev.centrala.infra.postgres;

import io.vertx.core.Vertx;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** The application's connection pool. */
public final class Database {
  private static final int NO_LIMIT = 0;

  /** A node that stops in the middle of a transaction must not keep its locks for longer. */
  private static final String LONGEST_IDLE_IN_TRANSACTION = "10s";

  private Database() {}

  /**
   * Statements are cached and pipelined. Whoever waits for a connection sets a limit: the pool's
   * own timer may go off for a request that was served while it was set (vertx-sql-client 1567).
   */
  public static Pool connect(Vertx vertx, DatabaseUrl url, int connections) {
    return PgBuilder.pool()
        .connectingTo(
            url.connectOptions()
                .addProperty("idle_in_transaction_session_timeout", LONGEST_IDLE_IN_TRANSACTION)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1024)
                .setPipeliningLimit(64)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setReconnectAttempts(2)
                .setReconnectInterval(200))
        .with(new PoolOptions().setMaxSize(connections).setConnectionTimeout(NO_LIMIT))
        .using(vertx)
        .build();
  }
}
