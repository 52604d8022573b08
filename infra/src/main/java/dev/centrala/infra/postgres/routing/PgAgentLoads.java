package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentLoads;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.util.List;

/** What of each agent's budget is given out, in PostgreSQL. */
public final class PgAgentLoads implements AgentLoads {
  private static final String COSTS =
      """
      SELECT agent_id AS user_id, sum(cost)::integer AS used FROM interactions
      WHERE tenant_id = $1 AND ended_at IS NULL AND state IN ('assigned', 'wrapUp')
      AND agent_id IS NOT NULL GROUP BY agent_id\
      """;

  @Override
  public boolean take(Tx tx, UserId agent, int cost, int budget) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO agent_loads AS l (tenant_id, user_id, used) VALUES ($1, $2, $3)
                ON CONFLICT (tenant_id, user_id) DO UPDATE SET used = l.used + $3 WHERE l.used + $3 <= $4\
                """,
                tx.tenant(),
                agent,
                cost,
                budget)
        == 1;
  }

  @Override
  public void giveBack(Tx tx, UserId agent, int cost) {
    PgTx.of(tx)
        .later(
            "UPDATE agent_loads SET used = GREATEST(0, used - $3) WHERE tenant_id = $1 AND user_id"
                + " = $2",
            tx.tenant(),
            agent,
            cost);
  }

  @Override
  public List<UserId> mend(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT COALESCE(l.user_id, c.user_id) AS user_id
            FROM (SELECT user_id, used FROM agent_loads WHERE tenant_id = $1) l
            FULL JOIN (%s) c ON c.user_id = l.user_id
            WHERE COALESCE(l.used, 0) <> COALESCE(c.used, 0) ORDER BY 1\
            """
                .formatted(COSTS),
            tx.tenant())
        .stream()
        .map(row -> new UserId(row.getUUID("user_id")))
        .filter(agent -> mend(PgTx.of(tx), agent))
        .toList();
  }

  /** Counts anew under the lock that everybody takes who changes the load. */
  private static boolean mend(PgTx tx, UserId agent) {
    tx.update(
        """
        INSERT INTO agent_loads (tenant_id, user_id, used) VALUES ($1, $2, 0)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET used = agent_loads.used\
        """,
        tx.tenant(),
        agent);
    return tx.update(
            """
            UPDATE agent_loads l SET used = c.used FROM (
              SELECT COALESCE(sum(used), 0)::integer AS used FROM (%s) held WHERE held.user_id = $2) c
            WHERE l.tenant_id = $1 AND l.user_id = $2 AND l.used <> c.used\
            """
                .formatted(COSTS),
            tx.tenant(),
            agent)
        == 1;
  }
}
