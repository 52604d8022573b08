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
 * The floor of a decision: the contact's row, the event on its timeline, the explanation, and the
 * contact's row again for its acceptance with its event and the agent's budget, by SQL alone in
 * tables with the same columns and indexes, two transactions as in the product.
 */
final class DecisionRows implements AutoCloseable {
  private static final List<String> OFFER =
      List.of(
          "UPDATE floor.interactions SET state = 'offered', version = version + 1"
              + " WHERE tenant_id = $1 AND id = $2",
          "INSERT INTO floor.interaction_events SELECT * FROM interaction_events WHERE tenant_id ="
              + " $1 AND interaction_id = $2 AND type = 'interaction.offered'",
          "INSERT INTO floor.routing_explanations SELECT * FROM routing_explanations"
              + " WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY at LIMIT 1");
  private static final List<String> ACCEPTANCE =
      List.of(
          "UPDATE floor.interactions SET state = 'assigned', version = version + 1"
              + " WHERE tenant_id = $1 AND id = $2",
          "INSERT INTO floor.interaction_events SELECT * FROM interaction_events WHERE tenant_id ="
              + " $1 AND interaction_id = $2 AND type = 'interaction.assigned'",
          "UPDATE floor.budget SET used = used + 1 WHERE agent ="
              + " (SELECT agent_id FROM interactions WHERE tenant_id = $1 AND id = $2)");

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final UUID tenant;

  DecisionRows(BenchNode node, int connections) {
    this.pool = Database.connect(vertx, node.superuser(), connections);
    this.tenant = node.tenant().value();
    run("CREATE SCHEMA floor");
    for (String table : List.of("interactions", "interaction_events", "routing_explanations")) {
      run(
          "CREATE TABLE floor.%1$s (LIKE %1$s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)"
              .formatted(table));
    }
    run("CREATE TABLE floor.budget (agent uuid PRIMARY KEY, used int NOT NULL)");
  }

  private void run(String sql) {
    pool.query(sql).execute().await();
  }

  /** Lets a contact wait here, too, and its agent have a budget. */
  void prepare(UUID interaction) {
    String which = " FROM interactions WHERE tenant_id = $1 AND id = $2";
    for (String sql :
        List.of(
            "INSERT INTO floor.interactions SELECT *" + which,
            "INSERT INTO floor.budget SELECT agent_id, 0" + which + " ON CONFLICT DO NOTHING")) {
      pool.preparedQuery(sql).execute(Tuple.of(tenant, interaction)).await();
    }
  }

  /** The rows of an offer and of its acceptance. */
  void write(UUID interaction) {
    inTransaction(OFFER, interaction);
    inTransaction(ACCEPTANCE, interaction);
  }

  private void inTransaction(List<String> statements, UUID interaction) {
    SqlConnection connection = pool.getConnection().await();
    try {
      Transaction transaction = connection.begin().await();
      for (String sql : statements) {
        connection.preparedQuery(sql).execute(Tuple.of(tenant, interaction)).await();
      }
      transaction.commit().await();
    } finally {
      connection.close().await();
    }
  }

  /** How many decisions have been written, to show that none is missing. */
  long written() {
    return pool.query("SELECT count(*) FROM floor.interaction_events")
        .execute()
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  @Override
  public void close() {
    pool.close().await();
    vertx.close().await();
  }
}
