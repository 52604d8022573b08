package dev.centrala.infra.bench;

import dev.centrala.infra.postgres.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * The floor of a step of a flow: the contact's row locked, its run read, both written again and the
 * newest event of its timeline once more, by SQL alone in tables with the same columns and indexes.
 */
final class StepRows implements AutoCloseable {
  private static final List<String> STEP =
      List.of(
          "SELECT * FROM floor.interactions WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
          "SELECT * FROM floor.flow_runs WHERE tenant_id = $1 AND interaction_id = $2",
          "INSERT INTO floor.flow_runs SELECT * FROM flow_runs WHERE tenant_id = $1 AND"
              + " interaction_id = $2 ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET step ="
              + " EXCLUDED.step, state = EXCLUDED.state, turn = EXCLUDED.turn, due_at ="
              + " EXCLUDED.due_at",
          "UPDATE floor.interactions SET version = version + 1, last_sequence = last_sequence + 1"
              + " WHERE tenant_id = $1 AND id = $2",
          "INSERT INTO floor.interaction_events SELECT * FROM interaction_events WHERE tenant_id ="
              + " $1 AND interaction_id = $2 ORDER BY sequence DESC LIMIT 1");

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final UUID tenant;

  StepRows(BenchNode node, int connections) {
    pool = Database.connect(vertx, node.superuser(), connections);
    tenant = node.tenant().value();
    run("CREATE SCHEMA IF NOT EXISTS floor");
    for (String table : List.of("interactions", "flow_runs")) {
      run(
          "CREATE TABLE floor.%1$s (LIKE %1$s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)"
              .formatted(table));
    }
    run("CREATE TABLE floor.interaction_events (LIKE interaction_events)");
    run("CREATE INDEX ON floor.interaction_events (tenant_id, interaction_id, sequence)");
  }

  private void run(String sql) {
    pool.query(sql).execute().await();
  }

  void prepare(UUID interaction) {
    pool.preparedQuery(
            "INSERT INTO floor.interactions SELECT * FROM interactions WHERE tenant_id = $1 AND id"
                + " = $2")
        .execute(Tuple.of(tenant, interaction))
        .await();
  }

  void step(UUID interaction) {
    SqlConnection connection = pool.getConnection().await();
    try {
      Transaction transaction = connection.begin().await();
      for (String sql : STEP) {
        connection.preparedQuery(sql).execute(Tuple.of(tenant, interaction)).await();
      }
      transaction.commit().await();
    } finally {
      connection.close().await();
    }
  }

  @Override
  public void close() {
    pool.close().await();
    vertx.close().await();
  }
}
