package dev.centrala.infra.postgres.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLine;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.AuditEntryId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** The table {@code audit_log}. */
public final class PgAuditLog implements AuditLog {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonColumn json;

  public PgAuditLog(ObjectMapper mapper) {
    this.json = new JsonColumn(mapper);
  }

  @Override
  public void append(Tx tx, AuditEntry entry) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO audit_log (tenant_id, entry_id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb)\
            """,
            tx.tenant(),
            AuditEntryId.next(),
            entry.at(),
            entry.actor().kind().wireName(),
            entry.actor().id(),
            entry.action(),
            entry.subjectKind(),
            entry.subjectId(),
            json.write(entry.detail()));
  }

  @Override
  public Page<AuditLine> list(Tx tx, PageRequest page) {
    List<AuditLine> lines =
        PgTx.of(tx)
            .rows(
                """
                SELECT a.entry_id, a.at, a.actor_kind, a.actor_id, a.action, a.subject_kind, a.subject_id,
                  a.detail::text AS detail, coalesce(u.name, k.name) AS actor_name
                FROM audit_log a
                LEFT JOIN users u ON u.tenant_id = a.tenant_id AND a.actor_kind = 'user' AND u.user_id::text = a.actor_id
                LEFT JOIN api_keys k ON k.tenant_id = a.tenant_id AND a.actor_kind = 'key' AND k.key_id::text = a.actor_id
                WHERE a.tenant_id = $1 AND ($2::uuid IS NULL OR a.entry_id < $2)
                ORDER BY a.entry_id DESC LIMIT $3\
                """,
                tx.tenant(),
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(this::fromRow)
            .toList();
    return Cursors.page(lines, page, AuditLine::id);
  }

  private AuditLine fromRow(Row row) {
    Actor actor =
        new Actor(Actor.Kind.fromWireName(row.getString("actor_kind")), row.getString("actor_id"));
    AuditEntry entry =
        new AuditEntry(
            row.getOffsetDateTime("at").toInstant(),
            actor,
            row.getString("action"),
            row.getString("subject_kind"),
            row.getString("subject_id"),
            json.read(row.getString("detail"), MAP));
    return new AuditLine(
        new AuditEntryId(row.getUUID("entry_id")), entry, row.getString("actor_name"));
  }
}
