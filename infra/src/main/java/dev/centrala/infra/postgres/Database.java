package dev.centrala.infra.postgres;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The application's connection pool. */
public final class Database {
  private static final int NO_LIMIT = 0;

  /** A node that stops in the middle of a transaction must not keep its locks for longer. */
  private static final String LONGEST_IDLE_IN_TRANSACTION = "10s";

  /**
   * A server whose machine is gone says nothing more, and its connections would be waited for by
   * all who come. No statement takes so long.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private static final int MOST_IN_ONE_WRITE = 256;

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  private Database() {}

  /**
   * Statements are cached and pipelined. Whoever waits for a connection sets a limit: the pool's
   * own timer may go off for a request that was served while it was set (vertx-sql-client 1567).
   */
  public static Pool connect(Vertx vertx, DatabaseUrl url, int connections) {
    return connect(vertx, url, connections, LONGEST_SILENCE);
  }

  /** With another limit, for tests. */
  static Pool connect(Vertx vertx, DatabaseUrl url, int connections, Duration silence) {
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
        .with(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS))
        .with(
            new PoolOptions()
                .setMaxSize(connections)
                .setConnectionTimeout(NO_LIMIT)
                .setIdleTimeout((int) silence.toMillis() / 2)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
        .withConnectHandler(connection -> {
          prepare(connection, silence);
          connection.close();
        })
        .using(vertx)
        .build();
  }

  /**
   * Closes a connection whose server is silent: the driver's own limit says goodbye and waits for
   * the server's, which does not come. One at rest is never silent for so long: the pool closes it
   * before. And statements that leave together leave in one write, not in one each.
   */
  private static void prepare(SqlConnection connection, Duration silence) {
    socketOf(connection)
        .socket()
        .channelHandlerContext()
        .pipeline()
        .addFirst(
            new ReadTimeoutHandler(silence.toMillis(), TimeUnit.MILLISECONDS),
            new FlushConsolidationHandler(MOST_IN_ONE_WRITE, true));
  }

  /** The driver's own connection, without the pool around it. */
  static SocketConnectionBase socketOf(SqlConnection connection) {
    Connection pooled = ((SqlConnectionInternal) connection).unwrap();
    return (SocketConnectionBase) pooled.unwrap();
  }
}
