package dev.centrala.infra.bench;

import dev.centrala.infra.postgres.Database;
import dev.centrala.infra.postgres.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The floor of a decision: the statements of an offer and of its acceptance as the product sends
 * them, with the values the product wrote, in the same two transactions and as a user whom the
 * server keeps to one tenant, too. What is written is written to copies of the tables, which have
 * the same columns, indexes and policies and stand first on the user's path. All of a transaction
 * is sent at once, which the product cannot: it looks before it writes.
 */
final class DecisionRows implements AutoCloseable {
  private static final List<String> WRITTEN =
      List.of(
          "interactions",
          "interaction_events",
          "routing_explanations",
          "outbox_events",
          "webhook_deliveries",
          "agent_loads",
          "agent_days");

  /** An agent's budget that is never used up. */
  private static final int PLENTY = 1_000_000;

  private static final String INCARNATION =
      "SELECT incarnation FROM pool_incarnations WHERE tenant_id = $1 FOR SHARE";
  private static final String LOCK =
      "SELECT i.* FROM interactions i WHERE i.tenant_id = $1 AND i.id = $2 FOR UPDATE";
  private static final String SAVE =
      """
      UPDATE interactions SET version = version + 1, state = $3, flow_id = $4, flow_version = $5, flow_node = $6,
        queue_id = $7, priority = $8, enqueued_at = $9, agent_id = $10, offer_id = $11, offer_expires_at = $12,
        assigned_at = $13, cost = $14, wrap_up_mode = $15, wrap_up_started_at = $16, wrap_up_ends_at = $17,
        wrap_up_code_id = $18, fence_incarnation = $19, fence_counter = $20, disconnected_at = $21, ended_at = $22,
        outcome = $23, last_message_at = $24, due_at = $25, last_sequence = $26, channel = $27, entry_point_id = $28,
        thread_id = $29
      WHERE tenant_id = $1 AND id = $2\
      """;
  private static final String SAVED =
      """
      SELECT flow_id, flow_version, flow_node, queue_id, priority, enqueued_at, agent_id, offer_id, offer_expires_at,
        assigned_at, cost, wrap_up_mode, wrap_up_started_at, wrap_up_ends_at, wrap_up_code_id, fence_incarnation,
        fence_counter, disconnected_at, ended_at, outcome, last_message_at, due_at, last_sequence, channel,
        entry_point_id, thread_id, customer_id FROM interactions WHERE tenant_id = $1 AND id = $2\
      """;
  private static final int SAVED_COLUMNS = 26;
  private static final String EVENT =
      """
      INSERT INTO interaction_events (tenant_id, interaction_id, sequence, type, at, actor_kind, actor_id, data)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)\
      """;
  private static final String EXPLANATION =
      """
      INSERT INTO routing_explanations (tenant_id, interaction_id, id, at, decision, body)
      VALUES ($1, $2, $3, $4, $5, $6::text::jsonb)\
      """;
  private static final String OUTBOX =
      """
      WITH told AS (
        SELECT * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
          WITH ORDINALITY AS t (id, type, at, body, subject, place)
      ), asked AS (
        SELECT told.id AS event_id, webhooks.id AS webhook_id FROM told JOIN webhooks
          ON webhooks.tenant_id = $1 AND active AND (type = ANY(events) OR $7 = ANY(events))
      ), event AS (
        INSERT INTO outbox_events (tenant_id, id, type, at, body)
        SELECT $1, id, type, at, body FROM told WHERE id IN (SELECT event_id FROM asked) ORDER BY place
        RETURNING id, seq
      )
      INSERT INTO webhook_deliveries
        (tenant_id, id, webhook_id, event_id, seq, subject, state, next_attempt_at, try_until)
      SELECT $1, gen_random_uuid(), asked.webhook_id, event.id, event.seq, told.subject, 'pending', $8, $9
      FROM event JOIN told USING (id) JOIN asked ON asked.event_id = event.id\
      """;
  private static final String NAMES =
      """
      SELECT q.id, q.name, c.page_name, c.page_url, NULL AS facts FROM queues q
      LEFT JOIN queue_cards c ON c.tenant_id = $1 AND c.queue_id = q.id AND c.page_url IS NOT NULL
      WHERE q.tenant_id = $1 AND q.id = ANY ($2)
      UNION ALL SELECT user_id, name, NULL, NULL, NULL FROM users WHERE tenant_id = $1 AND user_id = ANY ($3)
      UNION ALL SELECT interaction_id, NULL, NULL, NULL, facts::text FROM interaction_facts
      WHERE tenant_id = $1 AND interaction_id = ANY ($4)\
      """;
  private static final String CUSTOMER =
      """
      SELECT c.id, c.version, c.name, c.attributes::text AS attributes, c.merged_into, c.created_at,
        COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.value)
          FROM customer_identities i WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id), '[]')::text AS identities
      FROM customers c
      WHERE c.tenant_id = $1 AND c.id = ANY ($2)\
      """;
  private static final String MESSAGES =
      """
      SELECT m.id, m.interaction_id, m.thread_id, m.inbound, m.author_kind, m.author_id, m.author_name, m.text,
      m.attachments::text AS attachments, m.client_message_id, m.status, m.detail, m.provider_message_id, m.segments, m.at,
      m.payload::text AS payload FROM messages m
      WHERE m.tenant_id = $1 AND m.interaction_id = $2 ORDER BY m.id DESC LIMIT $3\
      """;
  private static final String NOTES =
      """
      SELECT id, text, author_id, author_name, at FROM interaction_notes
      WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY id\
      """;
  private static final String LOAD =
      """
      INSERT INTO agent_loads AS l (tenant_id, user_id, used, held)
      SELECT $1, $2, $3::integer[], $4::integer[] WHERE $5 OR ($6 > 0 AND $7 > 0)
      ON CONFLICT (tenant_id, user_id) DO UPDATE SET
        used[$8::integer] = l.used[$8] + $9::integer, held[$8::integer] = l.held[$8] + 1
      WHERE $5 OR (l.held[$8] < $6
        AND (SELECT sum(held) FROM unnest(l.held) AS h (held)) < $7
        AND (SELECT COALESCE(sum(u.cost), 0) FROM unnest(l.used) WITH ORDINALITY AS u (cost, medium)
          WHERE u.medium <> ALL ($10::integer[])) + $9 <= $11)\
      """;
  private static final String DAY =
      """
      INSERT INTO agent_days AS d (tenant_id, user_id, day, handled)
      SELECT $1, $2, ($3::timestamptz AT TIME ZONE t.time_zone)::date, 1 FROM tenants t WHERE t.tenant_id = $1
      ON CONFLICT (tenant_id, user_id) DO UPDATE SET day = EXCLUDED.day,
        handled = CASE WHEN d.day = EXCLUDED.day THEN d.handled + 1 ELSE 1 END\
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Pool superuser;
  private final Pool pool;
  private final UUID tenant;
  private final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();

  private record Statement(String sql, Tuple values) {}

  private record Contact(List<Statement> offer, List<Statement> acceptance) {}

  DecisionRows(BenchNode node, int connections) {
    this.tenant = node.tenant().value();
    this.superuser = Database.connect(vertx, node.superuser(), connections);
    run("CREATE SCHEMA floor");
    for (String table : WRITTEN) {
      run(
          "CREATE TABLE floor.%1$s (LIKE %1$s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)"
              .formatted(table));
      run("SELECT centrala_tenant_table('floor.%s')".formatted(table));
    }
    run("GRANT USAGE ON SCHEMA floor TO centrala_app");
    run("CREATE ROLE floor LOGIN PASSWORD 'floor' IN ROLE centrala_app");
    run("ALTER ROLE floor SET search_path = floor, public");
    DatabaseUrl login = node.superuser().as("floor", "floor");
    this.pool = Database.connect(vertx, login, connections);
  }

  private void run(String sql) {
    superuser.query(sql).execute().await();
  }

  /** Lets a contact that the product has assigned wait here, too. */
  void prepare(UUID contact) {
    superuser
        .preparedQuery(
            "INSERT INTO floor.interactions SELECT * FROM interactions WHERE tenant_id = $1 AND id"
                + " = $2")
        .execute(Tuple.of(tenant, contact))
        .await();
    Row saved = row(SAVED, Tuple.of(tenant, contact));
    UUID agent = saved.getUUID("agent_id");
    List<Statement> looks = new ArrayList<>();
    looks.add(new Statement(INCARNATION, Tuple.of(tenant)));
    looks.add(new Statement(LOCK, Tuple.of(tenant, contact)));
    List<Statement> offer = new ArrayList<>(looks);
    offer.addAll(decision(contact, saved, "offered", "offered", 5));
    Integer[] one = {0, 0, 1, 0, 0};
    List<Statement> acceptance = new ArrayList<>(looks);
    acceptance.add(
        new Statement(
            LOAD,
            Tuple.tuple()
                .addValue(tenant)
                .addValue(agent)
                .addValue(one)
                .addValue(one)
                .addValue(false)
                .addValue(PLENTY)
                .addValue(PLENTY)
                .addValue(3)
                .addValue(1)
                .addValue(new Integer[0])
                .addValue(PLENTY)));
    acceptance.addAll(decision(contact, saved, "assigned", "accepted", 50));
    acceptance.add(new Statement(DAY, Tuple.of(tenant, agent, now())));
    acceptance.add(new Statement(NOTES, Tuple.of(tenant, contact)));
    contacts.put(contact, new Contact(offer, acceptance));
  }

  private List<Statement> decision(
      UUID contact, Row saved, String state, String explanation, int messages) {
    Tuple save = Tuple.of(tenant, contact, state);
    for (int column = 0; column < SAVED_COLUMNS; column++) {
      save.addValue(saved.getValue(column));
    }
    Row event =
        row(
            "SELECT sequence, type, at, actor_kind, actor_id, data::text FROM interaction_events"
                + " WHERE tenant_id = $1 AND interaction_id = $2 AND type = $3",
            Tuple.of(tenant, contact, "interaction." + state));
    Row explained =
        row(
            "SELECT id, at, decision, body::text FROM routing_explanations"
                + " WHERE tenant_id = $1 AND interaction_id = $2 AND decision = $3",
            Tuple.of(tenant, contact, explanation));
    Tuple outbox =
        Tuple.tuple()
            .addValue(tenant)
            .addValue(new UUID[] {UUID.randomUUID()})
            .addValue(new String[] {"interaction." + state})
            .addValue(new OffsetDateTime[] {now()})
            .addValue(new String[] {event.getString("data")})
            .addValue(new String[] {contact.toString()})
            .addValue("*")
            .addValue(now())
            .addValue(now());
    Tuple names =
        Tuple.tuple()
            .addValue(tenant)
            .addValue(new UUID[] {saved.getUUID("queue_id")})
            .addValue(new UUID[] {saved.getUUID("agent_id")})
            .addValue(new UUID[] {contact});
    Tuple customer =
        Tuple.tuple().addValue(tenant).addValue(new UUID[] {saved.getUUID("customer_id")});
    return List.of(
        new Statement(SAVE, save),
        new Statement(EVENT, with(Tuple.of(tenant, contact), event)),
        new Statement(OUTBOX, outbox),
        new Statement(EXPLANATION, with(Tuple.of(tenant, contact), explained)),
        new Statement(NAMES, names),
        new Statement(CUSTOMER, customer),
        new Statement(MESSAGES, Tuple.of(tenant, contact, messages)));
  }

  private Row row(String sql, Tuple values) {
    return superuser.preparedQuery(sql).execute(values).await().iterator().next();
  }

  private static Tuple with(Tuple first, Row row) {
    for (int column = 0; column < row.size(); column++) {
      first.addValue(row.getValue(column));
    }
    return first;
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  /** The statements of an offer and of its acceptance. */
  void write(UUID contact) {
    Contact prepared = contacts.get(contact);
    inTransaction(prepared.offer());
    inTransaction(prepared.acceptance());
  }

  private void inTransaction(List<Statement> statements) {
    SqlConnection connection = pool.getConnection().await();
    try {
      List<Future<?>> answers = new ArrayList<>();
      answers.add(
          connection.query("BEGIN; SET LOCAL app.tenant = '%s'".formatted(tenant)).execute());
      statements.forEach(
          each -> answers.add(connection.preparedQuery(each.sql()).execute(each.values())));
      Future.all(answers).await();
      connection.query("COMMIT").execute().await();
    } finally {
      connection.close().await();
    }
  }

  /** How many decisions have been written, to show that none is missing. */
  long written() {
    return superuser
        .query("SELECT count(*) FROM floor.interaction_events")
        .execute()
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  @Override
  public void close() {
    pool.close().await();
    superuser.close().await();
    vertx.close().await();
  }
}
