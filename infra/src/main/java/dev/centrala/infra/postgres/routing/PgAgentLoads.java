package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentLoads;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;

/** What of each agent's budget is given out, in PostgreSQL. */
public final class PgAgentLoads implements AgentLoads {
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
        .update(
            "UPDATE agent_loads SET used = GREATEST(0, used - $3) WHERE tenant_id = $1 AND user_id"
                + " = $2",
            tx.tenant(),
            agent,
            cost);
  }
}
