package dev.centrala.infra.postgres;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on one connection. Statements take {@code $1, $2 …}; ids and instants are
 * converted, JSON goes in as text with {@code $n::text::jsonb} and comes out as {@code
 * column::text}. Must be used on a virtual thread: a call waits for its answer, except {@code
 * later}, {@code latest} and {@code gather}, whose writes are made before the next statement that
 * waits, at the latest with the commit, and fail there.
 */
public final class PgTx implements Tx, DirectoryTx {
  private final Pipeline pipeline;
  private final @Nullable TenantId tenant;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<String, List<?>> gathered = new HashMap<>();

  PgTx(SqlConnection connection, @Nullable TenantId tenant) {
    this.pipeline = new Pipeline(connection);
    this.tenant = tenant;
  }

  /** Begins; the first statement travels with it. A UUID cannot break out of its quotes. */
  void begin() {
    pipeline.send("BEGIN; SET LOCAL app.tenant = '%s'".formatted(tenant == null ? "" : tenant));
  }

  void commit() {
    pipeline.commit();
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
    return list(execute(sql, parameters));
  }

  private static List<Row> list(RowSet<Row> answer) {
    List<Row> rows = new ArrayList<>(answer.size());
    answer.forEach(rows::add);
    return rows;
  }

  /** As {@code rows}; leaves with the next statement that waits, which may be the commit. */
  public Supplier<List<Row>> ask(String sql, @Nullable Object... parameters) {
    pipeline.flush();
    Future<RowSet<Row>> answer = pipeline.send(sql, tuple(parameters));
    return () -> list(pipeline.await(answer));
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
      pipeline.flush();
      pipeline.await(sendAll(sql, rows));
    }
  }

  /** A write whose outcome nobody looks at. */
  public void later(String sql, @Nullable Object... parameters) {
    latest(new Object(), sql, parameters);
  }

  /** As {@code later}; of several writes of the same thing only the last is made. */
  public void latest(Object what, String sql, @Nullable Object... parameters) {
    Tuple tuple = tuple(parameters);
    pipeline.hold(what, () -> pipeline.send(sql, tuple));
  }

  /**
   * As {@code later}, for rows that are written together: {@code write} gets all that were gathered
   * under the name and may only {@code send}.
   */
  @SuppressWarnings("unchecked") // one name, one type of row
  public <T> void gather(String name, T row, Consumer<List<T>> write) {
    List<T> rows = (List<T>) gathered.computeIfAbsent(name, none -> new ArrayList<>());
    rows.add(row);
    pipeline.hold(
        name,
        () -> {
          gathered.remove(name);
          write.accept(rows);
        });
  }

  /**
   * A write that leaves with the next statement that waits. The number of rows it changed is known
   * when committed.
   */
  public IntSupplier send(String sql, @Nullable Object... parameters) {
    Future<RowSet<Row>> answer = pipeline.send(sql, tuple(parameters));
    return () -> answer.result().rowCount();
  }

  /** As {@code send}, one statement for many rows. */
  public void sendEach(String sql, Collection<@Nullable Object[]> rows) {
    sendAll(sql, rows);
  }

  private Future<RowSet<Row>> sendAll(String sql, Collection<@Nullable Object[]> rows) {
    return pipeline.sendAll(sql, rows.stream().map(PgTx::tuple).toList());
  }

  /**
   * Reads without waiting what must hold for the rest of the transaction: what does not hold is
   * thrown before an answer to a later statement is given out, and before the commit.
   */
  public void require(
      String sql,
      Predicate<RowSet<Row>> holds,
      Supplier<? extends RuntimeException> otherwise,
      @Nullable Object... parameters) {
    pipeline.flush();
    pipeline.require(pipeline.send(sql, tuple(parameters)), holds, otherwise);
  }

  private RowSet<Row> execute(String sql, @Nullable Object... parameters) {
    pipeline.flush();
    return pipeline.await(pipeline.send(sql, tuple(parameters)));
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
