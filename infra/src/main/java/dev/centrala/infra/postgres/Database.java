package dev.centrala.infra.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** The application's connection pool. */
public final class Database {
  private Database() {}

  /**
   * Statements are cached and pipelined; a connection that cannot be had within ten seconds is an
   * outage.
   */
  public static Pool connect(Vertx vertx, DatabaseUrl url, int connections) {
    return PgBuilder.pool()
        .connectingTo(
            url.connectOptions()
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1024)
                .setPipeliningLimit(64)
                .setReconnectAttempts(2)
                .setReconnectInterval(200))
        .with(
            new PoolOptions()
                .setMaxSize(connections)
                .setConnectionTimeout(10)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS))
        .using(vertx)
        .build();
  }
}
