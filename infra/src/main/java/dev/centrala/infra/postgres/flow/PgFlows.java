package dev.centrala.infra.postgres.flow;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Flow;
import dev.centrala.core.flow.FlowBook;
import dev.centrala.core.flow.FlowVersion;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowForm;
import dev.centrala.core.flow.graph.HoursNode;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.FlowLookup;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flows and their versions in PostgreSQL. */
public final class PgFlows implements FlowBook, FlowLookup {
  private static final String SELECT =
      "SELECT id, version, name, published_version FROM flows WHERE tenant_id = $1 ";
  private static final String SELECT_VERSION =
      """
      SELECT flow_id, version, definition::text AS definition, created_at FROM flow_versions
      WHERE tenant_id = $1 AND flow_id = $2
      """;

  @Override
  public void insert(Tx tx, Flow flow) {
    int inserted =
        PgTx.of(tx)
            .update(
                """
                INSERT INTO flows (tenant_id, id, version, name) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING\
                """,
                tx.tenant(),
                flow.id(),
                flow.version(),
                flow.name());
    if (inserted == 0) {
      throw RefusedException.conflict("nameTaken", "There is a flow of this name already.");
    }
  }

  @Override
  public Optional<Flow> find(Tx tx, FlowId id) {
    return PgTx.of(tx).row(SELECT + "AND id = $2", tx.tenant(), id).map(PgFlows::flow);
  }

  @Override
  public Page<Flow> list(Tx tx, PageRequest page) {
    List<Flow> found =
        PgTx.of(tx)
            .rows(
                SELECT + "AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3",
                tx.tenant(),
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(PgFlows::flow)
            .toList();
    return Cursors.page(found, page, Flow::id);
  }

  @Override
  public boolean update(Tx tx, Flow flow) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE flows SET version = $3, name = $4, published_version = $5
                WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
                """,
                tx.tenant(),
                flow.id(),
                flow.version(),
                flow.name(),
                flow.published())
        == 1;
  }

  @Override
  public Optional<Use> lockForDeletion(Tx tx, FlowId flow) {
    PgTx pg = PgTx.of(tx);
    pg.row("SELECT FROM flows WHERE tenant_id = $1 AND id = $2 FOR UPDATE", tx.tenant(), flow);
    Row row =
        pg.rowOf(
            "use",
            """
            SELECT EXISTS (SELECT FROM entry_points WHERE tenant_id = $1 AND flow_id = $2) AS by_entry_point,
              EXISTS (SELECT FROM interactions WHERE tenant_id = $1 AND flow_id = $2 AND ended_at IS NULL) AS by_contact\
            """,
            tx.tenant(),
            flow);
    if (row.getBoolean("by_entry_point")) {
      return Optional.of(Use.ENTRY_POINT);
    }
    return row.getBoolean("by_contact") ? Optional.of(Use.CONTACT) : Optional.empty();
  }

  @Override
  public void delete(Tx tx, FlowId flow) {
    PgTx.of(tx).update("DELETE FROM flows WHERE tenant_id = $1 AND id = $2", tx.tenant(), flow);
  }

  @Override
  public int addVersion(Tx tx, FlowId flow, FlowDefinition definition, Instant at) {
    PgTx pg = PgTx.of(tx);
    pg.row("SELECT FROM flows WHERE tenant_id = $1 AND id = $2 FOR UPDATE", tx.tenant(), flow);
    return pg.rowOf(
            "flow",
            """
            INSERT INTO flow_versions (tenant_id, flow_id, version, definition, created_at)
            SELECT $1, $2, COALESCE(max(version), 0) + 1, $3::text::jsonb, $4 FROM flow_versions
            WHERE tenant_id = $1 AND flow_id = $2 RETURNING version\
            """,
            tx.tenant(),
            flow,
            Rows.json(FlowForm.write(definition)),
            at)
        .getInteger("version");
  }

  @Override
  public Page<Written> versions(Tx tx, FlowId flow, PageRequest page) {
    List<Written> found =
        PgTx.of(tx)
            .rows(
                SELECT_VERSION + "AND version < $3 ORDER BY version DESC LIMIT $4",
                tx.tenant(),
                flow,
                (int) Cursors.number(page, Integer.MAX_VALUE),
                page.limit() + 1)
            .stream()
            .map(row -> new Written(version(row), Rows.instant(row, "created_at")))
            .toList();
    return Cursors.page(found, page, written -> written.version().version());
  }

  @Override
  public Optional<FlowVersion> published(Tx tx, FlowId flow) {
    return PgTx.of(tx)
        .row(
            SELECT_VERSION
                + """
                AND version = (SELECT published_version FROM flows WHERE tenant_id = $1 AND id = $2)\
                """,
            tx.tenant(),
            flow)
        .map(PgFlows::version);
  }

  @Override
  public Optional<FlowVersion> version(Tx tx, FlowId flow, int version) {
    return PgTx.of(tx)
        .row(SELECT_VERSION + "AND version = $3", tx.tenant(), flow, version)
        .map(PgFlows::version);
  }

  /** Keeps a published flow from being deleted until the end of the transaction. */
  @Override
  public boolean exists(Tx tx, FlowId flow) {
    return PgTx.of(tx)
        .row(
            """
            SELECT FROM flows WHERE tenant_id = $1 AND id = $2 AND published_version IS NOT NULL FOR KEY SHARE\
            """,
            tx.tenant(),
            flow)
        .isPresent();
  }

  @Override
  public Optional<HoursId> hoursOf(Tx tx, FlowId flow) {
    return published(tx, flow)
        .flatMap(found ->
            found.definition().nodes().values().stream()
                .filter(node -> node instanceof HoursNode)
                .map(node -> ((HoursNode) node).hours())
                .filter(java.util.Objects::nonNull)
                .findFirst());
  }

  private static Flow flow(Row row) {
    return new Flow(
        new FlowId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        row.getInteger("published_version"));
  }

  private static FlowVersion version(Row row) {
    return new FlowVersion(
        new FlowId(row.getUUID("flow_id")),
        row.getInteger("version"),
        FlowForm.read(Rows.json(row, "definition", new TypeReference<Map<String, Object>>() {})));
  }
}
