package dev.centrala.infra.postgres.voice;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code call_consults}, one row for each call on which somebody else is asked. */
final class PgCallConsults {
  private PgCallConsults() {}

  static void put(Tx tx, CallConsult consult) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO call_consults (tenant_id, interaction_id, asked_by, leg_id, to_kind, to_id, to_name, stage,
              contact_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET asked_by = $3, leg_id = $4, to_kind = $5, to_id = $6,
              to_name = $7, stage = $8, contact_id = $9\
            """,
            tx.tenant(),
            consult.interaction(),
            consult.by(),
            consult.leg(),
            consult.to().kind().wireName(),
            consult.to().id(),
            consult.to().name(),
            consult.stage().name().toLowerCase(Locale.ROOT),
            consult.contact());
  }

  static void asked(Tx tx, InteractionId contact, UserId by) {
    PgTx.of(tx)
        .later(
            "INSERT INTO asking_contacts (tenant_id, interaction_id, asked_by) VALUES ($1, $2, $3)",
            tx.tenant(),
            contact,
            by);
  }

  static List<InteractionId> forsaken(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT i.id FROM interactions i
            JOIN asking_contacts a ON a.tenant_id = i.tenant_id AND a.interaction_id = i.id
            WHERE i.tenant_id = $1 AND i.ended_at IS NULL AND i.disconnected_at IS NULL
              AND NOT EXISTS (SELECT FROM call_consults c WHERE c.tenant_id = $1 AND c.contact_id = i.id)
            ORDER BY i.id\
            """,
            tx.tenant())
        .stream()
        .map(row -> new InteractionId(row.getUUID("id")))
        .toList();
  }

  static void remove(Tx tx, InteractionId interaction) {
    PgTx.of(tx)
        .later(
            "DELETE FROM call_consults WHERE tenant_id = $1 AND interaction_id = $2",
            tx.tenant(),
            interaction);
  }

  static List<CallConsult> findOf(Tx tx, UUID[] contacts) {
    return PgTx.of(tx)
        .rows(
            "SELECT * FROM call_consults WHERE tenant_id = $1 AND contact_id = ANY ($2)",
            tx.tenant(),
            contacts)
        .stream()
        .map(PgCallConsults::fromRow)
        .toList();
  }

  static Optional<CallConsult> answer(Tx tx, InteractionId contact, @Nullable LegId line) {
    return PgTx.of(tx)
        .row(
            """
            UPDATE call_consults SET leg_id = $3
            WHERE tenant_id = $1 AND contact_id = $2 AND (leg_id IS NULL) <> ($3::uuid IS NULL)
            RETURNING *\
            """,
            tx.tenant(),
            contact,
            line)
        .map(PgCallConsults::fromRow);
  }

  static List<CallConsult> findAll(Tx tx, UUID[] interactions) {
    return PgTx.of(tx)
        .rows(
            "SELECT * FROM call_consults WHERE tenant_id = $1 AND interaction_id = ANY ($2)",
            tx.tenant(),
            interactions)
        .stream()
        .map(PgCallConsults::fromRow)
        .toList();
  }

  private static CallConsult fromRow(Row row) {
    return new CallConsult(
        new InteractionId(row.getUUID("interaction_id")),
        new UserId(row.getUUID("asked_by")),
        Rows.idOrNull(row, "leg_id", LegId::new),
        new CallConsult.To(
            CallConsult.Kind.fromWireName(row.getString("to_kind")),
            row.getUUID("to_id"),
            row.getString("to_name")),
        CallConsult.Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
        Rows.idOrNull(row, "contact_id", InteractionId::new));
  }
}
