package dev.centrala.infra.postgres.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerStore;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.customer.Merge;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.MergeId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers, their identities and merges in PostgreSQL. */
public final class PgCustomers implements CustomerStore {
  private static final String SELECT =
      """
      SELECT c.id, c.version, c.name, c.attributes::text AS attributes, c.merged_into, c.created_at,
        COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.value)
          FROM customer_identities i WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id), '[]')::text AS identities
      FROM customers c
      """;

  @Override
  public Optional<Customer> find(Tx tx, CustomerId id) {
    return PgTx.of(tx)
        .row(SELECT + "WHERE c.tenant_id = $1 AND c.id = $2", tx.tenant(), id)
        .map(PgCustomers::fromRow);
  }

  @Override
  public Supplier<Map<CustomerId, Customer>> ask(Tx tx, List<CustomerId> ids) {
    Supplier<List<Row>> rows =
        PgTx.of(tx)
            .ask(
                SELECT + "WHERE c.tenant_id = $1 AND c.id = ANY ($2)",
                tx.tenant(),
                ids.stream().map(CustomerId::value).toArray(UUID[]::new));
    return () ->
        rows.get().stream()
            .map(PgCustomers::fromRow)
            .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  @Override
  public Optional<Customer> byIdentity(Tx tx, Identity identity) {
    return PgTx.of(tx)
        .row(
            SELECT
                + """
                JOIN customer_identities known ON known.tenant_id = c.tenant_id AND known.customer_id = c.id
                WHERE c.tenant_id = $1 AND known.kind = $2 AND known.value = $3\
                """,
            tx.tenant(),
            identity.kind().wireName(),
            identity.value())
        .map(PgCustomers::fromRow);
  }

  @Override
  public boolean insert(Tx tx, Customer customer) {
    PgTx pg = PgTx.of(tx);
    pg.later(
        """
        INSERT INTO customers (tenant_id, id, version, name, attributes, created_at)
        VALUES ($1, $2, $3, $4, $5::text::jsonb, $6)\
        """,
        tx.tenant(),
        customer.id(),
        customer.version(),
        customer.name(),
        Rows.json(customer.attributes()),
        customer.createdAt());
    boolean all = true;
    for (Identity identity : customer.identities()) {
      all &= addIdentity(tx, customer.id(), identity);
    }
    if (!all) {
      pg.update(
          "DELETE FROM customers WHERE tenant_id = $1 AND id = $2", tx.tenant(), customer.id());
    }
    return all;
  }

  @Override
  public boolean update(Tx tx, Customer customer) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE customers SET version = version + 1, name = $4, attributes = $5::text::jsonb, merged_into = $6
                WHERE tenant_id = $1 AND id = $2 AND version = $3\
                """,
                tx.tenant(),
                customer.id(),
                customer.version(),
                customer.name(),
                Rows.json(customer.attributes()),
                customer.mergedInto())
        == 1;
  }

  @Override
  public boolean addIdentity(Tx tx, CustomerId id, Identity identity) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO customer_identities (tenant_id, kind, value, customer_id) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING\
                """,
                tx.tenant(),
                identity.kind().wireName(),
                identity.value(),
                id)
        == 1;
  }

  @Override
  public void moveIdentities(Tx tx, List<Identity> identities, CustomerId to) {
    for (Identity identity : identities) {
      PgTx.of(tx)
          .update(
              """
              UPDATE customer_identities SET customer_id = $4
              WHERE tenant_id = $1 AND kind = $2 AND value = $3\
              """,
              tx.tenant(),
              identity.kind().wireName(),
              identity.value(),
              to);
    }
  }

  @Override
  public void saveMerge(Tx tx, Merge merge) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO customer_merges (tenant_id, id, kept, merged_away, moved, actor_kind, actor_id, at, undone_at)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9)
            ON CONFLICT (tenant_id, id) DO UPDATE SET undone_at = EXCLUDED.undone_at\
            """,
            tx.tenant(),
            merge.id(),
            merge.kept(),
            merge.mergedAway(),
            Rows.json(merge.moved().stream().map(PgCustomers::toJson).toList()),
            merge.by().kind().wireName(),
            merge.by().id(),
            merge.at(),
            merge.undoneAt());
  }

  @Override
  public Optional<Merge> findMerge(Tx tx, MergeId id) {
    return PgTx.of(tx)
        .row(
            """
            SELECT kept, merged_away, moved::text AS moved, actor_kind, actor_id, at, undone_at
            FROM customer_merges WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            id)
        .map(row ->
            new Merge(
                id,
                new CustomerId(row.getUUID("kept")),
                new CustomerId(row.getUUID("merged_away")),
                identities(row, "moved"),
                new Actor(
                    Actor.Kind.fromWireName(row.getString("actor_kind")),
                    row.getString("actor_id")),
                Rows.instant(row, "at"),
                Rows.instantOrNull(row, "undone_at")));
  }

  @Override
  public Page<Customer> list(Tx tx, @Nullable String search, PageRequest page) {
    List<Customer> found =
        PgTx.of(tx)
            .rows(
                SELECT
                    + """
                    WHERE c.tenant_id = $1 AND c.merged_into IS NULL AND ($2::uuid IS NULL OR c.id < $2)
                    AND ($3::text IS NULL OR c.name ILIKE $3 OR EXISTS (SELECT FROM customer_identities s
                      WHERE s.tenant_id = c.tenant_id AND s.customer_id = c.id AND s.value ILIKE $3))
                    ORDER BY c.id DESC LIMIT $4\
                    """,
                tx.tenant(),
                Cursors.id(page),
                search == null ? null : "%" + escape(search) + "%",
                page.limit() + 1)
            .stream()
            .map(PgCustomers::fromRow)
            .toList();
    return Cursors.page(found, page, Customer::id);
  }

  private static String escape(String search) {
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static Map<String, String> toJson(Identity identity) {
    return Map.of("kind", identity.kind().wireName(), "value", identity.value());
  }

  private static List<Identity> identities(Row row, String column) {
    return Rows.json(row, column, new TypeReference<List<Map<String, String>>>() {}).stream()
        .map(each ->
            new Identity(
                Identity.Kind.fromWireName(String.valueOf(each.get("kind"))),
                String.valueOf(each.get("value"))))
        .toList();
  }

  static Customer fromRow(Row row) {
    return new Customer(
        new CustomerId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        identities(row, "identities"),
        Rows.json(row, "attributes", new TypeReference<Map<String, String>>() {}),
        Rows.idOrNull(row, "merged_into", CustomerId::new),
        Rows.instant(row, "created_at"));
  }
}
