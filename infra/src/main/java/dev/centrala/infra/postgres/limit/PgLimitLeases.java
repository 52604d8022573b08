package dev.centrala.infra.postgres.limit;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.Budget;
import dev.centrala.core.tenant.limit.LimitDefaults;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.LimitUse;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The leases of one node. The budget's row is locked while a lease is given, so that nodes never
 * get more together than there is.
 */
public final class PgLimitLeases {
  /** As long a node that died keeps its slice. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  private static final Duration AUDIT_PACE = Duration.ofHours(1);

  private final String node;
  private final LimitDefaults defaults;

  public PgLimitLeases(String node, LimitDefaults defaults) {
    this.node = node;
    this.defaults = defaults;
  }

  /** What a node holds of a budget and how much of it is in use. */
  public record Holding(TenantId tenant, LimitKind kind, int held, int used) {}

  /** The node keeps {@code kept}, of which it uses {@code used}, and wants {@code needed} more. */
  public Budget.Grant lease(Tx tx, LimitKind kind, Instant now, int kept, int used, int needed) {
    Row row =
        PgTx.of(tx)
            .rowOf(
                "limit",
                """
                INSERT INTO directory.limit_budgets AS b (tenant_id, kind, tokens, refreshed_at)
                VALUES ($1, $2, COALESCE((SELECT amount FROM directory.limit_overrides WHERE tenant_id = $1 AND kind = $2), $3), $4)
                ON CONFLICT (tenant_id, kind) DO UPDATE SET kind = b.kind RETURNING tokens, refreshed_at\
                """,
                tx.tenant(),
                kind.wireName(),
                defaults.of(kind),
                now);
    Budget.Grant grant = budget(tx, kind, row, now).lease(now, kept, needed);
    Budget after = grant.budget();
    if (kind.isRate()) {
      PgTx.of(tx)
          .later(
              "UPDATE directory.limit_budgets SET tokens = $3, refreshed_at = $4"
                  + " WHERE tenant_id = $1 AND kind = $2",
              tx.tenant(),
              kind.wireName(),
              after.tokens(),
              after.refreshedAt());
    }
    PgTx.of(tx)
        .later(
            """
            INSERT INTO directory.limit_leases (tenant_id, kind, node, held, used, until) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (tenant_id, kind, node) DO UPDATE SET held = $4, used = $5, until = $6\
            """,
            tx.tenant(),
            kind.wireName(),
            node,
            grant.held(),
            used,
            now.plus(LEASE));
    return grant;
  }

  private Budget budget(Tx tx, LimitKind kind, Row row, Instant now) {
    Row facts =
        PgTx.of(tx)
            .rowOf(
                "limit",
                """
                SELECT COALESCE((SELECT amount FROM directory.limit_overrides WHERE tenant_id = $1 AND kind = $2), $3) AS amount,
                  COALESCE((SELECT sum(held) FROM directory.limit_leases
                    WHERE tenant_id = $1 AND kind = $2 AND node <> $4 AND until > $5), 0)::bigint AS leased,
                  CASE WHEN $6 THEN (SELECT count(*) FROM interactions WHERE tenant_id = $1 AND ended_at IS NULL) ELSE 0 END AS live\
                """,
                tx.tenant(),
                kind.wireName(),
                defaults.of(kind),
                node,
                now,
                kind.isCounted());
    return new Budget(
        kind,
        facts.getInteger("amount"),
        row.getDouble("tokens"),
        row.getOffsetDateTime("refreshed_at").toInstant(),
        facts.getLong("leased"),
        facts.getLong("live"));
  }

  /**
   * Prolongs leases that have not run out, one statement for all; answers with those that had,
   * which must be leased anew.
   */
  public List<Holding> renew(PgTx tx, Instant now, List<Holding> holdings) {
    List<Holding> lost = new ArrayList<>();
    for (Holding each : holdings) {
      tx.send(
          """
          UPDATE directory.limit_leases SET held = $4, used = $5, until = $6
          WHERE tenant_id = $1 AND kind = $2 AND node = $3 AND until > $7\
          """,
          each.tenant(),
          each.kind().wireName(),
          node,
          each.held(),
          each.used(),
          now.plus(LEASE),
          now);
    }
    Map<TenantId, List<String>> kept = new HashMap<>();
    tx.rows(
            "SELECT tenant_id, kind FROM directory.limit_leases WHERE node = $1 AND until > $2",
            node,
            now)
        .forEach(row ->
            kept.computeIfAbsent(new TenantId(row.getUUID("tenant_id")), none -> new ArrayList<>())
                .add(row.getString("kind")));
    for (Holding each : holdings) {
      if (!kept.getOrDefault(each.tenant(), List.of()).contains(each.kind().wireName())) {
        lost.add(each);
      }
    }
    return lost;
  }

  /** Forgets leases that ended long ago, of nodes that are gone. */
  public void sweep(PgTx tx, Instant now) {
    tx.update("DELETE FROM directory.limit_leases WHERE until < $1", now.minus(LEASE));
  }

  /** True once an hour for a tenant and kind, on the whole cluster. */
  public boolean isAuditDue(Tx tx, LimitKind kind, Instant now) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE directory.limit_budgets SET audited_at = $3
                WHERE tenant_id = $1 AND kind = $2 AND (audited_at IS NULL OR audited_at <= $4)\
                """,
                tx.tenant(),
                kind.wireName(),
                now,
                now.minus(AUDIT_PACE))
        == 1;
  }

  /** Limits and use as the database knows them, with what this node holds now in its place. */
  public List<LimitUse> uses(Tx tx, Instant now, Map<LimitKind, Holding> own) {
    Map<LimitKind, LimitUse> uses = new EnumMap<>(LimitKind.class);
    for (Row row :
        PgTx.of(tx)
            .rows(
                """
                SELECT k.kind, o.amount, b.tokens, b.refreshed_at,
                  COALESCE((SELECT sum(CASE WHEN k.rate THEN l.held ELSE l.used END) FROM directory.limit_leases l
                    WHERE l.tenant_id = $1 AND l.kind = k.kind AND l.node <> $2 AND l.until > $3), 0)::bigint AS leased
                FROM (VALUES ('requests', true), ('messagesIn', true), ('messagesOut', true), ('interactions', false),
                  ('agentSockets', false), ('chatSockets', false)) AS k (kind, rate)
                LEFT JOIN directory.limit_overrides o ON o.tenant_id = $1 AND o.kind = k.kind
                LEFT JOIN directory.limit_budgets b ON b.tenant_id = $1 AND b.kind = k.kind\
                """,
                tx.tenant(),
                node,
                now)) {
      LimitKind kind = LimitKind.fromWireName(row.getString("kind")).orElseThrow();
      Integer override = row.getInteger("amount");
      int limit = override == null ? defaults.of(kind) : override;
      uses.put(kind, use(tx, kind, limit, row, now, own));
    }
    return List.copyOf(uses.values());
  }

  private static LimitUse use(
      Tx tx, LimitKind kind, int limit, Row row, Instant now, Map<LimitKind, Holding> own) {
    Holding here = own.getOrDefault(kind, new Holding(tx.tenant(), kind, 0, 0));
    if (kind.isCounted()) {
      long live =
          PgTx.of(tx)
              .rowOf(
                  "limit",
                  "SELECT count(*) AS live FROM interactions WHERE tenant_id = $1 AND ended_at IS"
                      + " NULL",
                  tx.tenant())
              .getLong("live");
      return new LimitUse(kind, limit, live);
    }
    if (!kind.isRate()) {
      return new LimitUse(kind, limit, row.getLong("leased") + here.used());
    }
    Double tokens = row.getDouble("tokens");
    if (tokens == null) {
      return new LimitUse(kind, limit, 0);
    }
    Instant refreshed = row.getOffsetDateTime("refreshed_at").toInstant();
    Budget budget = new Budget(kind, limit, tokens, refreshed, row.getLong("leased"), 0);
    return new LimitUse(kind, limit, budget.used(now, here.held()));
  }
}
