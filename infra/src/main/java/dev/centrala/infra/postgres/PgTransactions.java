package dev.centrala.infra.postgres;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.trace.Traces;
import dev.centrala.infra.waiting.FairGate;
import dev.centrala.infra.waiting.Waits;
import io.netty.channel.ChannelException;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on the pool. A deadlock or a serialization failure is tried again, so the work must
 * touch nothing but its transaction until it has committed. A database that does not answer is
 * refused as unavailable.
 */
public final class PgTransactions implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(PgTransactions.class);
  private static final int ATTEMPTS = 4;

  /** serialization_failure and deadlock_detected. */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");

  /** A connection that cannot be had for so long is an outage. */
  private static final int CONNECTION_SECONDS = 10;

  /** Under which transactions without a tenant wait. */
  private static final TenantId DIRECTORY = new TenantId(new UUID(0, 0));

  private final Pool pool;
  private final FairGate<TenantId> gate;
  private final Traces traces;

  public PgTransactions(Pool pool) {
    this(pool, Integer.MAX_VALUE, Integer.MAX_VALUE, Traces.OFF);
  }

  /**
   * No more than {@code most} at a time, of which a tenant has {@code share} at most; tenants who
   * wait are served in turns.
   */
  public PgTransactions(Pool pool, int most, int share, Traces traces) {
    this.pool = pool;
    this.gate = new FairGate<>(most, share);
    this.traces = traces;
  }

  @Override
  public <T> T inTenant(TenantId tenant, Function<Tx, T> work) {
    return run(tenant, work::apply);
  }

  @Override
  public <T> T inDirectory(Function<DirectoryTx, T> work) {
    return run(null, work::apply);
  }

  private <T> T run(@Nullable TenantId tenant, Function<PgTx, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(tenant, work);
      } catch (PgException failed) {
        if (attempt == ATTEMPTS || !WORTH_ANOTHER_TRY.contains(failed.getSqlState())) {
          throw outage(failed);
        }
      }
    }
  }

  private <T> T once(@Nullable TenantId tenant, Function<PgTx, T> work) {
    TenantId key = tenant == null ? DIRECTORY : tenant;
    enter(key);
    PgTx tx;
    T result;
    try {
      SqlConnection connection = connect();
      tx = new PgTx(connection, tenant);
      PgTx begun = tx;
      result =
          traces.part(
              "transaction", SpanKind.CLIENT, tenant, () -> carryOut(connection, begun, work));
    } finally {
      gate.leave(key);
    }
    tx.actionsAfterCommit().forEach(PgTransactions::runSafely);
    return result;
  }

  private void enter(TenantId key) {
    Future<Void> place = gate.enter(key);
    try {
      Waits.atMost(place, CONNECTION_SECONDS, TimeUnit.SECONDS);
    } catch (Error error) {
      throw error;
    } catch (Throwable inVain) { // it came too late, or the node stops
      gate.giveUp(key, place);
      throw unavailable(inVain);
    }
  }

  private static <T> T carryOut(SqlConnection connection, PgTx tx, Function<PgTx, T> work) {
    T result;
    try {
      tx.begin();
      result = work.apply(tx);
      tx.commit();
    } catch (Throwable failure) {
      rollback(connection);
      throw translated(failure);
    }
    connection.close();
    return result;
  }

  /** Whatever keeps us out, a server that starts or one that lets nobody in, may pass. */
  private SqlConnection connect() {
    Future<SqlConnection> connection = pool.getConnection();
    try {
      return Waits.atMost(connection, CONNECTION_SECONDS, TimeUnit.SECONDS);
    } catch (Error error) {
      throw error;
    } catch (Throwable unreachable) {
      connection.onSuccess(SqlConnection::close);
      throw unavailable(unreachable);
    }
  }

  private static void rollback(SqlConnection connection) {
    try {
      connection.query("ROLLBACK").execute().await();
    } catch (Throwable alreadyGone) {
      LOG.debug("the connection was lost before its rollback", alreadyGone);
    } finally {
      connection.close();
    }
  }

  /**
   * Class 57P (shutdown), 53 (out of resources) and 08 (connection) of PostgreSQL's error codes are
   * outages, the rest are bugs.
   */
  private static RuntimeException outage(PgException failed) {
    String state = String.valueOf(failed.getSqlState());
    boolean outage = state.startsWith("57P") || state.startsWith("53") || state.startsWith("08");
    return outage ? unavailable(failed) : failed;
  }

  /** Waiting for a future may throw anything, checked or not. */
  private static RuntimeException translated(Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case PgException rejected -> rejected;
      case RefusedException refused -> refused;
      case InterruptedException stopping -> unavailable(stopping);
      case Throwable other when isConnectionLoss(other) -> unavailable(other);
      case RuntimeException bug -> bug;
      default -> new IllegalStateException(failure);
    };
  }

  /**
   * The server speaks by {@link PgException}; whatever else the driver says is of a connection that
   * is closed, is closing, or was closed before the statement left, each with a class of its own.
   */
  private static boolean isConnectionLoss(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof NoStackTraceThrowable
          || cause instanceof VertxException
          || cause instanceof ChannelException) {
        return true;
      }
    }
    return false;
  }

  private static RefusedException unavailable(Throwable cause) {
    LOG.warn("the database does not answer: {}", cause.toString());
    return new RefusedException(
        new Refusal.Unavailable("The database does not answer; please try again."));
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (Exception failed) {
      // Waiting for a future may throw anything, declared or not.
      LOG.error("work after a commit failed; the sweeper repairs what it left", failed);
    }
  }
}
