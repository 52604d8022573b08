package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.WorkRules;
import dev.centrala.core.routing.PoolRulesSource;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Locale;

/** The tenant's settings as routing and the rules of silence need them. */
public final class PgPoolRules implements PoolRulesSource, WorkRules.Source {
  private static final PoolRules STANDARD = PoolRules.DEFAULT;

  @Override
  public PoolRules read(Tx tx) {
    Row row = settings(tx);
    return new PoolRules(
        STANDARD.secondsPerPriority(),
        row.getInteger("missed_offers_to_away"),
        STANDARD.rejectCooldownSeconds(),
        row.getInteger("grace_seconds"),
        PoolRules.Disconnected.valueOf(
            row.getString("disconnected_policy").toUpperCase(Locale.ROOT)),
        STANDARD.holdSeconds(),
        STANDARD.confirmSeconds());
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
              inactivity_close_seconds FROM tenants WHERE tenant_id = $1\
            """,
            tx.tenant());
  }
}
