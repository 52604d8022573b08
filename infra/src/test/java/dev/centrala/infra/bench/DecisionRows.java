package dev.centrala.infra.bench;

import dev.centrala.infra.postgres.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The floor of a decision: what the product asks of the database for an offer and for its
 * acceptance, in the same two transactions and sent as closely: the pool's number and the contact's
 * row are locked, what the desktop shows is read, the row, its event, the explanation and the
 * partners' outbox are written, and of an acceptance the agent's budget and day, too. Tables that
 * are written have the same columns and indexes; rows of tenants are not kept apart by the server.
 */
final class DecisionRows implements AutoCloseable {
  private static final List<String> WRITTEN =
      List.of(
          "interactions",
          "interaction_events",
          "routing_explanations",
          "outbox_events",
          "webhook_deliveries",
          "agent_days");

  private static final List<String> READ =
      List.of(
          "SELECT incarnation FROM pool_incarnations WHERE tenant_id = $1 AND $2::uuid IS NOT NULL"
              + " FOR SHARE",
          "SELECT i.* FROM floor.interactions i WHERE i.tenant_id = $1 AND i.id = $2 FOR UPDATE",
          """
          SELECT c.id, c.version, c.name, c.attributes::text AS attributes, c.merged_into, c.created_at,
            COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.value)
              FROM customer_identities i WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id), '[]')::text AS identities
          FROM customers c WHERE c.tenant_id = $1
            AND c.id = (SELECT customer_id FROM floor.interactions WHERE tenant_id = $1 AND id = $2)\
          """,
          """
          SELECT q.id, q.name, c.page_name, c.page_url, NULL AS facts
          FROM queues q LEFT JOIN queue_cards c ON c.tenant_id = $1 AND c.queue_id = q.id AND c.page_url IS NOT NULL
          WHERE q.tenant_id = $1 AND q.id = (SELECT queue_id FROM floor.interactions WHERE tenant_id = $1 AND id = $2)
          UNION ALL SELECT interaction_id, NULL, NULL, NULL, facts::text FROM interaction_facts
          WHERE tenant_id = $1 AND interaction_id = $2\
          """,
          """
          SELECT m.id, m.author_kind, m.author_id, m.author_name, m.text, m.attachments::text AS attachments,
            m.status, m.detail, m.at, m.payload::text AS payload
          FROM messages m WHERE m.tenant_id = $1 AND m.interaction_id = $2 ORDER BY m.id DESC LIMIT 50\
          """);

  private static final String OUTBOX =
      """
      WITH told AS (SELECT gen_random_uuid() AS id, 'interaction.%s' AS type, now() AS at, '{}' AS body, ($2::uuid)::text AS subject),
      asked AS (SELECT told.id AS event_id, webhooks.id AS webhook_id FROM told
        JOIN webhooks ON webhooks.tenant_id = $1 AND active AND type = ANY (events)),
      event AS (INSERT INTO floor.outbox_events (tenant_id, id, type, at, body)
        SELECT $1, id, type, at, body FROM told WHERE id IN (SELECT event_id FROM asked) RETURNING id, seq)
      INSERT INTO floor.webhook_deliveries (tenant_id, id, webhook_id, event_id, seq, subject, state, next_attempt_at, try_until)
      SELECT $1, gen_random_uuid(), asked.webhook_id, event.id, event.seq, told.subject, 'pending', now(), now()
      FROM event JOIN told USING (id) JOIN asked ON asked.event_id = event.id\
      """;

  private static final List<String> OFFER = decision("offered", "ASC");
  private static final List<String> ACCEPTANCE =
      joined(
          List.of(
              "SELECT id, text, author_id, author_name, at FROM interaction_notes"
                  + " WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY id",
              "UPDATE floor.budget SET used = used + 1 WHERE agent ="
                  + " (SELECT agent_id FROM interactions WHERE tenant_id = $1 AND id = $2)",
              "INSERT INTO floor.agent_days AS d (tenant_id, user_id, day, handled)"
                  + " SELECT $1, agent_id, current_date, 1 FROM interactions"
                  + " WHERE tenant_id = $1 AND id = $2 ON CONFLICT (tenant_id, user_id)"
                  + " DO UPDATE SET handled = d.handled + 1"),
          decision("assigned", "DESC"));

  private static List<String> decision(String state, String order) {
    return joined(
        READ,
        List.of(
            "UPDATE floor.interactions SET state = '%s', version = version + 1".formatted(state)
                + " WHERE tenant_id = $1 AND id = $2",
            "INSERT INTO floor.interaction_events SELECT * FROM interaction_events WHERE tenant_id"
                + " = $1 AND interaction_id = $2 AND type = 'interaction.%s'".formatted(state),
            "INSERT INTO floor.routing_explanations SELECT * FROM routing_explanations WHERE"
                + " tenant_id = $1 AND interaction_id = $2 ORDER BY at %s LIMIT 1".formatted(order),
            OUTBOX.formatted(state)));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final UUID tenant;

  DecisionRows(BenchNode node, int connections) {
    this.pool = Database.connect(vertx, node.superuser(), connections);
    this.tenant = node.tenant().value();
    run("CREATE SCHEMA floor");
    for (String table : WRITTEN) {
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
      Future.all(
              statements.stream()
                  .map(sql -> connection.preparedQuery(sql).execute(Tuple.of(tenant, interaction)))
                  .toList())
          .await();
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
