package dev.centrala.infra.postgres;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on one connection. Statements take {@code $1, $2 …}; ids and instants are
 * converted, JSON goes in as text with {@code $n::text::jsonb} and comes out as {@code
 * column::text}. Must be used on a virtual thread: each call waits.
 */
public final class PgTx implements Tx, DirectoryTx {
  private final SqlConnection connection;
  private final @Nullable TenantId tenant;
  private final List<Runnable> afterCommit = new ArrayList<>();

  PgTx(SqlConnection connection, @Nullable TenantId tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** The transaction behind the core's handle. */
  public static PgTx of(Tx tx) {
    return (PgTx) tx;
  }

  /** The directory transaction behind the core's handle. */
  public static PgTx of(DirectoryTx tx) {
    return (PgTx) tx;
  }

  @Override
  public TenantId tenant() {
    if (tenant == null) {
      throw new IllegalStateException("a directory transaction has no tenant");
    }
    return tenant;
  }

  @Override
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  List<Runnable> actionsAfterCommit() {
    return afterCommit;
  }

  public List<Row> rows(String sql, @Nullable Object... parameters) {
    List<Row> rows = new ArrayList<>();
    for (Row row : execute(sql, parameters)) {
      rows.add(row);
    }
    return rows;
  }

  public Optional<Row> row(String sql, @Nullable Object... parameters) {
    RowSet<Row> rows = execute(sql, parameters);
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  /** The only row; its absence is refused as not found. */
  public Row rowOf(String what, String sql, @Nullable Object... parameters) {
    return row(sql, parameters).orElseThrow(() -> RefusedException.notFound(what));
  }

  /** The number of rows changed. */
  public int update(String sql, @Nullable Object... parameters) {
    return execute(sql, parameters).rowCount();
  }

  /** One statement for many rows, in one round trip. */
  public void updateAll(String sql, Collection<@Nullable Object[]> rows) {
    if (!rows.isEmpty()) {
      connection.preparedQuery(sql).executeBatch(rows.stream().map(PgTx::tuple).toList()).await();
    }
  }

  private RowSet<Row> execute(String sql, @Nullable Object... parameters) {
    return connection.preparedQuery(sql).execute(tuple(parameters)).await();
  }

  private static Tuple tuple(@Nullable Object[] parameters) {
    Tuple tuple = Tuple.tuple();
    for (Object parameter : parameters) {
      tuple.addValue(encode(parameter));
    }
    return tuple;
  }

  private static @Nullable Object encode(@Nullable Object parameter) {
    return switch (parameter) {
      case Id id -> id.value();
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case null, default -> parameter;
    };
  }
}
