package dev.centrala.infra.postgres.outbound;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.outbound.OutboundLimits;
import dev.centrala.core.outbound.OutboundRuleStore;
import dev.centrala.core.outbound.OutboundRules;
import dev.centrala.core.outbound.OutboundSpend;
import dev.centrala.core.outbound.QuietHours;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables {@code outbound_rules} and {@code outbound_use}. */
public final class PgOutboundRules implements OutboundRuleStore {
  @Override
  public OutboundRules find(Tx tx) {
    return PgTx.of(tx)
        .row(
            """
            SELECT version, verified_at IS NOT NULL AS verified, rules::text, spend::text FROM outbound_rules
            WHERE tenant_id = $1\
            """,
            tx.tenant())
        .map(PgOutboundRules::fromRow)
        .orElse(OutboundRules.STANDARD);
  }

  @Override
  public OutboundRules update(Tx tx, OutboundRules rules) {
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO outbound_rules (tenant_id, version, rules, spend) VALUES ($1, $2::bigint + 1, $3::text::jsonb, $4::text::jsonb)
            ON CONFLICT (tenant_id) DO UPDATE SET version = outbound_rules.version + 1, rules = EXCLUDED.rules,
              spend = EXCLUDED.spend
            WHERE outbound_rules.version = $2
            RETURNING version, verified_at IS NOT NULL AS verified, rules::text, spend::text\
            """,
            tx.tenant(),
            rules.version(),
            Rows.json(Kept.of(rules)),
            rules.spend() == null ? null : Rows.json(SpendKept.of(rules.spend())))
        .map(PgOutboundRules::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The rules have changed.")));
  }

  @Override
  public Called count(Tx tx, Instant minute, LocalDate day) {
    Row row =
        PgTx.of(tx)
            .rowOf(
                "outbound use",
                """
                INSERT INTO outbound_use AS u (tenant_id, minute, minute_calls, day, day_calls)
                VALUES ($1, $2, 1, $3, 1)
                ON CONFLICT (tenant_id) DO UPDATE SET
                  minute = $2, minute_calls = CASE WHEN u.minute = $2 THEN u.minute_calls + 1 ELSE 1 END,
                  day = $3, day_calls = CASE WHEN u.day = $3 THEN u.day_calls + 1 ELSE 1 END
                RETURNING minute_calls, day_calls\
                """,
                tx.tenant(),
                minute,
                day);
    return new Called(row.getInteger("minute_calls"), row.getInteger("day_calls"));
  }

  @Override
  public long secondsSince(Tx tx, Instant from, Instant now) {
    return PgTx.of(tx)
        .rowOf(
            "seconds",
            """
            SELECT COALESCE(SUM(COALESCE(l.seconds, CASE WHEN l.ended_at IS NULL AND l.answered_at IS NOT NULL
              THEN EXTRACT(EPOCH FROM $3::timestamptz - l.answered_at) ELSE 0 END)), 0)::bigint AS seconds
            FROM call_legs l JOIN calls c ON c.tenant_id = l.tenant_id AND c.interaction_id = l.interaction_id
            WHERE l.tenant_id = $1 AND l.created_at >= $2
            AND (l.kind = 'outside' OR (l.kind = 'customer' AND NOT c.inbound))\
            """,
            tx.tenant(),
            from,
            now)
        .getLong("seconds");
  }

  @Override
  public BigDecimal spentSince(Tx tx, OutboundSpend rates, Instant from, Instant now) {
    List<Map.Entry<String, BigDecimal>> by = List.copyOf(rates.rates().entrySet());
    return PgTx.of(tx)
        .rowOf(
            "spent",
            """
            SELECT COALESCE(SUM(CEIL(l.seconds / 60.0) * COALESCE((
                SELECT r.rate FROM unnest($4::text[], $5::numeric[]) AS r (prefix, rate)
                WHERE starts_with(l.address, r.prefix) ORDER BY length(r.prefix) DESC LIMIT 1), $6::numeric)), 0) AS spent
            FROM (
              SELECT o.address, COALESCE(o.seconds, CASE WHEN o.ended_at IS NULL AND o.answered_at IS NOT NULL
                THEN EXTRACT(EPOCH FROM $3::timestamptz - o.answered_at) ELSE 0 END) AS seconds
              FROM call_legs o JOIN calls c ON c.tenant_id = o.tenant_id AND c.interaction_id = o.interaction_id
              WHERE o.tenant_id = $1 AND o.created_at >= $2
              AND (o.kind = 'outside' OR (o.kind = 'customer' AND NOT c.inbound))) l\
            """,
            tx.tenant(),
            from,
            now,
            by.stream().map(Map.Entry::getKey).toArray(String[]::new),
            by.stream().map(Map.Entry::getValue).toArray(BigDecimal[]::new),
            rates.perMinute())
        .getBigDecimal("spent");
  }

  /** An operator has looked at the tenant. */
  public void verify(Tx tx, Instant at) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO outbound_rules (tenant_id, version, rules, verified_at) VALUES ($1, 1, $2::text::jsonb, $3)
            ON CONFLICT (tenant_id) DO UPDATE SET verified_at = $3\
            """,
            tx.tenant(),
            Rows.json(Kept.of(OutboundRules.STANDARD)),
            at);
  }

  /** How long a call of the tenant may take. */
  public Duration longestCall(Tx tx) {
    return Duration.ofMinutes(find(tx).limitsNow().longestCallMinutes());
  }

  private static OutboundRules fromRow(Row row) {
    return Rows.json(row, "rules", new TypeReference<Kept>() {})
        .rules(
            row.getLong("version"),
            row.getBoolean("verified"),
            row.getString("spend") == null
                ? null
                : Rows.json(row, "spend", new TypeReference<SpendKept>() {}).spend());
  }

  /** Amounts as texts, so that they stay exact. */
  private record SpendKept(
      String currency, String perDay, String perMinute, Map<String, String> rates) {
    static SpendKept of(OutboundSpend spend) {
      Map<String, String> rates = new HashMap<>();
      spend.rates().forEach((prefix, rate) -> rates.put(prefix, rate.toPlainString()));
      return new SpendKept(
          spend.currency(),
          spend.perDay().toPlainString(),
          spend.perMinute().toPlainString(),
          rates);
    }

    OutboundSpend spend() {
      Map<String, BigDecimal> exact = new HashMap<>();
      rates.forEach((prefix, rate) -> exact.put(prefix, new BigDecimal(rate)));
      return new OutboundSpend(currency, new BigDecimal(perDay), new BigDecimal(perMinute), exact);
    }
  }

  /** The rules as they stand in the column. */
  private record Kept(
      Map<String, String> callerIds,
      @Nullable String callerId,
      @Nullable String queue,
      @Nullable String webQueue,
      Set<String> countries,
      boolean premium,
      boolean satellite,
      @Nullable String quietFrom,
      @Nullable String quietTo,
      int callsPerMinute,
      int callsPerDay,
      int minutesPerDay,
      int longestCallMinutes) {
    static Kept of(OutboundRules rules) {
      Map<String, String> ids = new HashMap<>();
      rules.callerIds().forEach((queue, entry) -> ids.put(queue.toString(), entry.toString()));
      QuietHours quiet = rules.quietHours();
      return new Kept(
          ids,
          rules.callerId() == null ? null : rules.callerId().toString(),
          rules.queue() == null ? null : rules.queue().toString(),
          rules.webQueue() == null ? null : rules.webQueue().toString(),
          rules.countries(),
          rules.premium(),
          rules.satellite(),
          quiet == null ? null : quiet.from().toString(),
          quiet == null ? null : quiet.to().toString(),
          rules.limits().callsPerMinute(),
          rules.limits().callsPerDay(),
          rules.limits().minutesPerDay(),
          rules.limits().longestCallMinutes());
    }

    OutboundRules rules(long version, boolean verified, @Nullable OutboundSpend spend) {
      Map<QueueId, EntryPointId> ids = new HashMap<>();
      callerIds.forEach((id, entry) -> ids.put(QueueId.parse(id), EntryPointId.parse(entry)));
      return new OutboundRules(
          version,
          verified,
          ids,
          callerId == null ? null : EntryPointId.parse(callerId),
          queue == null ? null : QueueId.parse(queue),
          webQueue == null ? null : QueueId.parse(webQueue),
          countries,
          premium,
          satellite,
          quietFrom == null || quietTo == null
              ? null
              : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo)),
          new OutboundLimits(callsPerMinute, callsPerDay, minutesPerDay, longestCallMinutes),
          spend);
    }
  }
}
