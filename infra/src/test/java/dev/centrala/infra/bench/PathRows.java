package dev.centrala.infra.bench;

import dev.centrala.infra.postgres.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The floor: one insert that commits, and the rows of one message (customer, thread, interaction,
 * events, explanation, usage) written once more by SQL alone into tables with the same columns and
 * indexes, one transaction for the arrival and one for the offer as in the product.
 */
final class PathRows implements AutoCloseable {
  private static final List<String> BY_INTERACTION =
      List.of("interactions", "interaction_events", "messages", "usage_events");
  private static final String EXPLANATIONS = "routing_explanations";

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final UUID tenant;
  private final List<String> arrival = new ArrayList<>();
  private final List<String> offer = new ArrayList<>();

  PathRows(BenchNode node, int connections) {
    this.pool = Database.connect(vertx, node.superuser(), connections);
    this.tenant = node.tenant().value();
    run("CREATE SCHEMA floor");
    run("CREATE TABLE floor.single (id uuid PRIMARY KEY, text text NOT NULL)");
    copy("customers", "t.id = i.customer_id");
    copy("customer_identities", "t.customer_id = i.customer_id");
    copy("threads", "t.id = i.thread_id");
    for (String table : BY_INTERACTION) {
      copy(table, table.equals("interactions") ? "t.id = i.id" : "t.interaction_id = i.id");
    }
    like(EXPLANATIONS);
    offer.add(
        "UPDATE floor.interactions SET state = 'offered', version = version + 1"
            + " WHERE tenant_id = $1 AND id = $2");
    offer.add(
        "INSERT INTO floor.routing_explanations SELECT * FROM routing_explanations"
            + " WHERE tenant_id = $1 AND interaction_id = $2");
  }

  private void copy(String table, String which) {
    like(table);
    arrival.add(
        "INSERT INTO floor."
            + table
            + " SELECT t.* FROM interactions i JOIN "
            + table
            + " t ON t.tenant_id = i.tenant_id AND "
            + which
            + " WHERE i.tenant_id = $1 AND i.id = $2");
  }

  private void like(String table) {
    run(
        "CREATE TABLE floor.%1$s (LIKE %1$s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)"
            .formatted(table));
  }

  private void run(String sql) {
    pool.query(sql).execute().await();
  }

  /** One committed insert. */
  void insertOne() {
    pool.preparedQuery("INSERT INTO floor.single VALUES ($1, $2)")
        .execute(Tuple.of(UUID.randomUUID(), "Where is my order?"))
        .await();
  }

  /** All rows of one message, in two transactions. */
  void write(UUID interaction) {
    inTransaction(arrival, interaction);
    inTransaction(offer, interaction);
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

  /** How many messages have been written, to show that none is missing. */
  long written() {
    return pool.query("SELECT count(*) FROM floor.routing_explanations")
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
