package dev.centrala.infra.postgres;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The statements of one transaction on their way to the server. They leave together, in one write,
 * when somebody waits for an answer; writes that nobody waits for are held until a statement that
 * is asked, or the commit, takes them along. A write that failed fails that wait, and the commit is
 * sent only when all that came before has succeeded.
 */
final class Pipeline {
  private final SqlConnection connection;

  /** The thread that writes to the connection. */
  private final Context loop;

  /** In the order in which they will be sent. */
  private final Map<Object, Runnable> held = new LinkedHashMap<>();

  /** In their order; they leave with the next wait. */
  private final List<Runnable> unsent = new ArrayList<>();

  /** Those of which it is not known yet that they succeeded. */
  private final List<Future<RowSet<Row>>> sent = new ArrayList<>();

  private final List<Condition> conditions = new ArrayList<>();

  /** What must be true of an answer before anything read after it is believed. */
  private record Condition(
      Future<RowSet<Row>> answer,
      Predicate<RowSet<Row>> holds,
      Supplier<? extends RuntimeException> otherwise) {}

  Pipeline(SqlConnection connection) {
    this.connection = connection;
    this.loop = Database.socketOf(connection).context();
  }

  /** Plain SQL, which may be several statements. */
  void send(String script) {
    send(() -> connection.query(script).execute());
  }

  Future<RowSet<Row>> send(String sql, Tuple parameters) {
    return send(() -> connection.preparedQuery(sql).execute(parameters));
  }

  Future<RowSet<Row>> sendAll(String sql, List<Tuple> rows) {
    return send(() -> connection.preparedQuery(sql).executeBatch(rows));
  }

  private Future<RowSet<Row>> send(Supplier<Future<RowSet<Row>>> sending) {
    Promise<RowSet<Row>> answer = Promise.promise();
    unsent.add(() -> sendInto(answer, sending));
    sent.add(answer.future());
    return answer.future();
  }

  private static void sendInto(Promise<RowSet<Row>> answer, Supplier<Future<RowSet<Row>>> sending) {
    try {
      sending.get().onComplete(answer);
    } catch (RuntimeException notSent) {
      answer.fail(notSent);
    }
  }

  private void transmit() {
    List<Runnable> leaving = List.copyOf(unsent);
    unsent.clear();
    if (!leaving.isEmpty()) {
      loop.runOnContext(now -> leaving.forEach(Runnable::run));
    }
  }

  /** Sent later, and after all that is held now; replaces what is held under the same key. */
  void hold(Object key, Runnable sending) {
    held.remove(key);
    held.put(key, sending);
  }

  void require(
      Future<RowSet<Row>> answer,
      Predicate<RowSet<Row>> holds,
      Supplier<? extends RuntimeException> otherwise) {
    conditions.add(new Condition(answer, holds, otherwise));
  }

  /** Sends everything that is held. */
  void flush() {
    List<Runnable> sendings = List.copyOf(held.values());
    held.clear();
    sendings.forEach(Runnable::run);
  }

  /** The answer to a statement that was sent; fails with the first failure of all that were. */
  RowSet<Row> await(Future<RowSet<Row>> answer) {
    transmit();
    answer.otherwiseEmpty().await();
    for (Future<RowSet<Row>> each : sent) {
      if (each.failed()) {
        each.await();
      }
    }
    sent.removeIf(Future::succeeded);
    checkConditions();
    return answer.result();
  }

  private void checkConditions() {
    List<Condition> open = List.copyOf(conditions);
    conditions.clear();
    for (Condition each : open) {
      if (!each.holds().test(each.answer().await())) {
        throw each.otherwise().get();
      }
    }
  }

  /** Sends what is held, and the commit as soon as the last write has succeeded. */
  void commit() {
    flush();
    if (!conditions.isEmpty()) {
      await(conditions.getLast().answer());
    }
    List<Future<RowSet<Row>>> written = List.copyOf(sent);
    await(send(() -> Future.all(written).compose(all -> connection.query("COMMIT").execute())));
  }
}
