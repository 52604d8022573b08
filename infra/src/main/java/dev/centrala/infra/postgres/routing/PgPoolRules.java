package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.WorkRules;
import dev.centrala.core.routing.PoolRulesSource;
import dev.centrala.core.routing.pool.Interruptions;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.tenant.RoutingColumns;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Locale;

/** The tenant's settings as routing and the rules of silence need them. */
public final class PgPoolRules implements PoolRulesSource, WorkRules.Source {
  private final RoutingColumns columns;

  public PgPoolRules(JsonColumn json) {
    this.columns = new RoutingColumns(json);
  }

  @Override
  public PoolRules read(Tx tx) {
    Row row = settings(tx);
    return new PoolRules(
        row.getInteger("seconds_per_priority"),
        row.getInteger("missed_offers_to_away"),
        row.getInteger("reject_cooldown_seconds"),
        row.getInteger("grace_seconds"),
        PoolRules.Disconnected.valueOf(
            row.getString("disconnected_policy").toUpperCase(Locale.ROOT)),
        row.getInteger("hold_seconds"),
        PoolRules.DEFAULT.confirmSeconds(),
        new Interruptions(
            columns.interruptions(row).stream()
                .map(pair ->
                    new Interruptions.Pair(
                        Medium.fromWireName(pair.by()), Medium.fromWireName(pair.interrupted())))
                .toList()));
  }

  /** The rules of silence. */
  @Override
  public WorkRules workRules(Tx tx) {
    Row row = settings(tx);
    return new WorkRules(
        WorkRules.DEFAULT.parkMessagesAfter(),
        WorkRules.DEFAULT.parkChatsAfter(),
        Duration.ofSeconds(row.getInteger("inactivity_close_seconds")),
        Duration.ofSeconds(row.getInteger("reopen_window_seconds")));
  }

  private static Row settings(Tx tx) {
    return PgTx.of(tx)
        .rowOf(
            "tenant",
            """
            SELECT disconnected_policy, grace_seconds, missed_offers_to_away, reopen_window_seconds,
              inactivity_close_seconds, seconds_per_priority, reject_cooldown_seconds, hold_seconds,
              interruptions FROM tenants WHERE tenant_id = $1\
            """,
            tx.tenant());
  }
}
