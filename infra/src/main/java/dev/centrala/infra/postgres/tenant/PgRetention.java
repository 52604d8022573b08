package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.retention.Kept;
import dev.centrala.core.tenant.retention.Retention;
import dev.centrala.core.tenant.retention.RetentionStore;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code retentions}. Deleting is done by {@code centrala_forget}, which belongs to the
 * owner: the application itself may not delete from a timeline.
 */
public final class PgRetention implements RetentionStore {
  @Override
  public Retention find(Tx tx) {
    return PgTx.of(tx)
        .row("SELECT * FROM retentions WHERE tenant_id = $1", tx.tenant())
        .map(PgRetention::fromRow)
        .orElse(Retention.FOR_GOOD);
  }

  @Override
  public Retention update(Tx tx, Retention retention) {
    Map<Kept, Integer> days = retention.days();
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO retentions (tenant_id, version, timelines_days, messages_days, explanations_days, audit_days,
              recordings_days)
            VALUES ($1, $2::bigint + 1, $3, $4, $5, $6, $7)
            ON CONFLICT (tenant_id) DO UPDATE SET version = retentions.version + 1, timelines_days = $3,
              messages_days = $4, explanations_days = $5, audit_days = $6, recordings_days = $7
            WHERE retentions.version = $2 RETURNING *\
            """,
            tx.tenant(),
            retention.version(),
            days.get(Kept.TIMELINES),
            days.get(Kept.MESSAGES),
            days.get(Kept.EXPLANATIONS),
            days.get(Kept.AUDIT),
            days.get(Kept.RECORDINGS))
        .map(PgRetention::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The periods have changed.")));
  }

  @Override
  public List<TenantId> due(DirectoryTx tx, Instant now) {
    return PgTx.of(tx)
        .rows("SELECT directory.tenants_with_retention_due($1) AS tenant_id", now)
        .stream()
        .map(row -> new TenantId(row.getUUID("tenant_id")))
        .toList();
  }

  @Override
  public boolean claim(Tx tx, Instant now) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE retentions SET last_round_at = $2
                WHERE tenant_id = $1 AND (last_round_at IS NULL OR last_round_at < $2::timestamptz - interval '20 hours')\
                """,
                tx.tenant(),
                now)
        == 1;
  }

  @Override
  public int forget(Tx tx, Kept kind, int most) {
    return PgTx.of(tx)
        .rowOf("retention", "SELECT centrala_forget($1, $2) AS gone", kind.wireName(), most)
        .getInteger("gone");
  }

  private static Retention fromRow(Row row) {
    Map<Kept, Integer> days = new EnumMap<>(Kept.class);
    for (Kept kind : Kept.values()) {
      Integer count = row.getInteger(kind.wireName() + "_days");
      if (count != null) {
        days.put(kind, count);
      }
    }
    return new Retention(row.getLong("version"), days);
  }
}
