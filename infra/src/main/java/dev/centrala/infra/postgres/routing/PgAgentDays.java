package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentDays;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** What agents have taken on the last day on which they took any. */
public final class PgAgentDays implements AgentDays {
  @Override
  public void count(Tx tx, UserId agent, Instant at) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO agent_days AS d (tenant_id, user_id, day, handled)
            SELECT $1, $2, ($3::timestamptz AT TIME ZONE t.time_zone)::date, 1 FROM tenants t WHERE t.tenant_id = $1
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET day = EXCLUDED.day,
              handled = CASE WHEN d.day = EXCLUDED.day THEN d.handled + 1 ELSE 1 END\
            """,
            tx.tenant(),
            agent,
            at);
  }

  /** How many each agent has taken on that day; who took none is not there. */
  static Map<UserId, Integer> on(Tx tx, long epochDay) {
    return PgTx.of(tx)
        .rows(
            "SELECT user_id, handled FROM agent_days WHERE tenant_id = $1 AND day = $2",
            tx.tenant(),
            LocalDate.ofEpochDay(epochDay))
        .stream()
        .collect(
            Collectors.toMap(
                row -> new UserId(row.getUUID("user_id")), row -> row.getInteger("handled")));
  }
}
