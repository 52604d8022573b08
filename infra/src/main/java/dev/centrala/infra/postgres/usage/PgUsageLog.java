package dev.centrala.infra.postgres.usage;

import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.RecordedUsage;
import dev.centrala.core.usage.UsageAlarm;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageGrouping;
import dev.centrala.core.usage.UsageHistory;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.usage.UsageService;
import dev.centrala.core.usage.UsageSum;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Usage events of a tenant. A new one is told to partners in the same transaction; days are those
 * of the tenant's zone.
 */
public final class PgUsageLog implements UsageLog, UsageHistory {
  private final Function<Tx, ZoneId> tenantZone;
  private final Outbox outbox;
  private final UsageAlarm alarm;

  public PgUsageLog(Function<Tx, ZoneId> tenantZone, Outbox outbox, UsageAlarm alarm) {
    this.tenantZone = tenantZone;
    this.outbox = outbox;
    this.alarm = alarm;
  }

  @Override
  public void record(Tx tx, UsageEvent event) {
    if (insert(tx, event, null)) {
      String subject = event.interaction() == null ? event.id() : event.interaction().toString();
      outbox.append(
          tx, DomainEvent.of("usage.recorded", "usage:" + subject, event.at(), forPartners(event)));
    }
  }

  @Override
  public void quarantine(Tx tx, UsageEvent event, String reason) {
    insert(tx, event, reason);
  }

  /** Whether it is new. */
  private boolean insert(Tx tx, UsageEvent event, @Nullable String quarantine) {
    int inserted =
        PgTx.of(tx)
            .update(
                """
                INSERT INTO usage_events
                  (tenant_id, id, meter, quantity, at, channel, interaction_id, queue_id, agent_id, quarantine)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT (tenant_id, id) DO NOTHING\
                """,
                tx.tenant(),
                event.id(),
                event.meter().wireName(),
                Numeric.create(event.quantity()),
                event.at(),
                event.channel() == null ? null : event.channel().wireName(),
                event.interaction(),
                event.queue(),
                event.agent(),
                quarantine);
    if (inserted == 0) {
      checkSame(tx, event);
    }
    return inserted == 1;
  }

  private void checkSame(Tx tx, UsageEvent event) {
    Row known =
        PgTx.of(tx)
            .rowOf(
                "usage event",
                "SELECT meter, quantity FROM usage_events WHERE tenant_id = $1 AND id = $2",
                tx.tenant(),
                event.id());
    BigDecimal quantity = known.getBigDecimal("quantity");
    boolean same =
        quantity.compareTo(event.quantity()) == 0
            && known.getString("meter").equals(event.meter().wireName());
    if (!same) {
      alarm.conflictingQuantity(tx.tenant(), event.id(), quantity, event.quantity());
      throw RefusedException.conflict(
          "usageConflict", "This id was counted before, with another quantity or meter.");
    }
  }

  private static Map<String, Object> forPartners(UsageEvent event) {
    Map<String, Object> data = new HashMap<>();
    data.put("usageEventId", UsageService.reportedId(event));
    data.put("meter", event.meter().wireName());
    data.put("unit", event.meter().unit());
    data.put("quantity", event.quantity().toPlainString());
    data.put("at", event.at().toString());
    if (event.interaction() != null) {
      data.put("interactionId", event.interaction().toString());
    }
    return data;
  }

  @Override
  public List<UsageSum> sum(
      Tx tx, @Nullable Meter meter, Instant from, Instant to, UsageGrouping grouping) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(tx.tenant());
    parameters.add(from);
    parameters.add(to);
    parameters.add(meter == null ? null : meter.wireName());
    if (grouping == UsageGrouping.DAY) {
      parameters.add(tenantZone.apply(tx).getId());
    }
    String sql =
        """
        SELECT meter, sum(quantity) AS quantity, %s AS grp FROM usage_events
        WHERE tenant_id = $1 AND at >= $2 AND at < $3 AND quarantine IS NULL AND ($4::text IS NULL OR meter = $4)
        GROUP BY meter, grp ORDER BY grp NULLS LAST, meter\
        """
            .formatted(groupColumn(grouping));
    return PgTx.of(tx).rows(sql, parameters.toArray()).stream()
        .map(row -> new UsageSum(meter(row), row.getBigDecimal("quantity"), row.getString("grp")))
        .toList();
  }

  private static String groupColumn(UsageGrouping grouping) {
    return switch (grouping) {
      case METER -> "meter";
      case DAY -> "to_char(at AT TIME ZONE $5::text, 'YYYY-MM-DD')";
      case QUEUE -> "queue_id::text";
      case AGENT -> "agent_id::text";
      case CHANNEL -> "channel";
    };
  }

  /** The row and its place in the list. */
  private record Listed(RecordedUsage usage, long seq) {}

  @Override
  public Page<RecordedUsage> list(
      Tx tx, @Nullable Meter meter, @Nullable Boolean quarantined, PageRequest page) {
    List<Listed> rows =
        PgTx.of(tx)
            .rows(
                """
                SELECT id, seq, meter, quantity, at, channel, interaction_id, queue_id, agent_id, quarantine
                FROM usage_events
                WHERE tenant_id = $1 AND seq < $2 AND ($3::text IS NULL OR meter = $3)
                  AND ($4::boolean IS NULL OR (quarantine IS NOT NULL) = $4)
                ORDER BY seq DESC LIMIT $5\
                """,
                tx.tenant(),
                Cursors.number(page, Long.MAX_VALUE),
                meter == null ? null : meter.wireName(),
                quarantined,
                page.limit() + 1)
            .stream()
            .map(row -> new Listed(fromRow(row), row.getLong("seq")))
            .toList();
    return Cursors.page(rows, page, Listed::seq).map(Listed::usage);
  }

  private static RecordedUsage fromRow(Row row) {
    String channel = row.getString("channel");
    UsageEvent event =
        new UsageEvent(
            row.getString("id"),
            meter(row),
            row.getBigDecimal("quantity"),
            Rows.instant(row, "at"),
            channel == null ? null : Channel.fromWireName(channel).orElseThrow(),
            Rows.idOrNull(row, "interaction_id", InteractionId::new),
            Rows.idOrNull(row, "queue_id", QueueId::new),
            Rows.idOrNull(row, "agent_id", UserId::new));
    return new RecordedUsage(event, row.getString("quarantine"));
  }

  private static Meter meter(Row row) {
    return Meter.fromWireName(row.getString("meter")).orElseThrow();
  }
}
