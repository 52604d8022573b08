package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ChannelCosts;
import dev.centrala.core.tenant.DisconnectedPolicy;
import dev.centrala.core.tenant.RoutingSettings;
import dev.centrala.core.tenant.SupervisionPolicy;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantSettings;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The table {@code tenants}: one row for each business. */
public final class PgTenantStore implements TenantStore {
  private final RoutingColumns columns;

  public PgTenantStore(JsonColumn json) {
    this.columns = new RoutingColumns(json);
  }

  @Override
  public void insert(Tx tx, Tenant tenant) {
    TenantSettings settings = tenant.settings();
    ChannelCosts costs = settings.capacity();
    PgTx.of(tx)
        .update(
            """
            INSERT INTO tenants (tenant_id, version, name, time_zone, locale, disconnected_policy, grace_seconds,
              missed_offers_to_away, reopen_window_seconds, inactivity_close_seconds,
              cost_voice, cost_chat, cost_message, cost_mail, cost_task, created_at, seconds_per_priority, reject_cooldown_seconds,
              hold_seconds, limits, interruptions, presence_reasons, supervision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21::text::jsonb,
              $22::text::jsonb, $23)\
            """,
            tx.tenant(),
            tenant.version(),
            tenant.name(),
            tenant.timeZone().getId(),
            tenant.locale(),
            settings.disconnectedPolicy().wireName(),
            settings.graceSeconds(),
            settings.missedOffersToAway(),
            settings.reopenWindowSeconds(),
            settings.inactivityCloseSeconds(),
            costs.voice(),
            costs.chat(),
            costs.message(),
            costs.mail(),
            costs.task(),
            tenant.createdAt(),
            settings.routing().secondsPerPriority(),
            settings.routing().rejectCooldownSeconds(),
            settings.routing().holdSeconds(),
            LimitsColumn.write(settings.routing().limits()),
            columns.writeInterruptions(settings.routing().interruptions()),
            columns.writeReasons(settings.presenceReasons()),
            settings.supervision().allowed().toArray(String[]::new));
  }

  @Override
  public Optional<Tenant> find(Tx tx) {
    return PgTx.of(tx)
        .row("SELECT * FROM tenants WHERE tenant_id = $1", tx.tenant())
        .map(this::fromRow);
  }

  @Override
  public Tenant update(Tx tx, Tenant tenant, long expectedVersion) {
    TenantSettings settings = tenant.settings();
    ChannelCosts costs = settings.capacity();
    return PgTx.of(tx)
        .row(
            """
            UPDATE tenants SET version = version + 1, name = $3, time_zone = $4, locale = $5, disconnected_policy = $6,
              grace_seconds = $7, missed_offers_to_away = $8, reopen_window_seconds = $9, inactivity_close_seconds = $10,
              cost_voice = $11, cost_chat = $12, cost_message = $13, cost_mail = $14, cost_task = $15,
              seconds_per_priority = $16, reject_cooldown_seconds = $17, hold_seconds = $18, limits = $19,
              interruptions = $20::text::jsonb, presence_reasons = $21::text::jsonb, supervision = $22
            WHERE tenant_id = $1 AND version = $2 RETURNING *\
            """,
            tx.tenant(),
            expectedVersion,
            tenant.name(),
            tenant.timeZone().getId(),
            tenant.locale(),
            settings.disconnectedPolicy().wireName(),
            settings.graceSeconds(),
            settings.missedOffersToAway(),
            settings.reopenWindowSeconds(),
            settings.inactivityCloseSeconds(),
            costs.voice(),
            costs.chat(),
            costs.message(),
            costs.mail(),
            costs.task(),
            settings.routing().secondsPerPriority(),
            settings.routing().rejectCooldownSeconds(),
            settings.routing().holdSeconds(),
            LimitsColumn.write(settings.routing().limits()),
            columns.writeInterruptions(settings.routing().interruptions()),
            columns.writeReasons(settings.presenceReasons()),
            settings.supervision().allowed().toArray(String[]::new))
        .map(this::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The tenant has changed.")));
  }

  private Tenant fromRow(Row row) {
    return new Tenant(
        new TenantId(row.getUUID("tenant_id")),
        row.getLong("version"),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("locale"),
        new TenantSettings(
            DisconnectedPolicy.fromWireName(row.getString("disconnected_policy")),
            row.getInteger("grace_seconds"),
            row.getInteger("missed_offers_to_away"),
            row.getInteger("reopen_window_seconds"),
            row.getInteger("inactivity_close_seconds"),
            new ChannelCosts(
                row.getInteger("cost_voice"),
                row.getInteger("cost_chat"),
                row.getInteger("cost_message"),
                row.getInteger("cost_mail"),
                row.getInteger("cost_task")),
            new RoutingSettings(
                row.getInteger("seconds_per_priority"),
                row.getInteger("reject_cooldown_seconds"),
                row.getInteger("hold_seconds"),
                LimitsColumn.read(row),
                columns.interruptions(row)),
            columns.reasons(row),
            new SupervisionPolicy(List.of(row.getArrayOfStrings("supervision")))),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
