package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentLoads;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.Take;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of each agent's budget is given out, by medium, in PostgreSQL. */
public final class PgAgentLoads implements AgentLoads {
  private static final int MEDIA = Medium.values().length;

  /** What the work in hand takes, by agent. */
  private static final String COUNTED =
      """
      SELECT agent_id AS user_id, ARRAY[%s] AS used, ARRAY[%s] AS held FROM interactions
      WHERE tenant_id = $1 AND ended_at IS NULL AND state IN ('assigned', 'wrapUp') AND cost > 0
      AND agent_id IS NOT NULL GROUP BY agent_id\
      """
          .formatted(eachMedium("COALESCE(sum(cost)"), eachMedium("COALESCE(count(*)"));

  private static String eachMedium(String start) {
    return Stream.of(Medium.values())
        .map(medium -> start + " FILTER (WHERE channel IN (" + channels(medium) + ")), 0)::integer")
        .collect(Collectors.joining(", "));
  }

  private static String channels(Medium medium) {
    return Stream.of(Channel.values())
        .filter(channel -> Medium.of(channel) == medium)
        .map(channel -> "'" + channel.wireName() + "'")
        .collect(Collectors.joining(", "));
  }

  @Override
  public boolean take(Tx tx, UserId agent, Take take) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO agent_loads AS l (tenant_id, user_id, used, held)
                SELECT $1, $2, $3::integer[], $4::integer[] WHERE $5 OR ($6 > 0 AND $7 > 0)
                ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                  used[$8::integer] = l.used[$8] + $9::integer, held[$8::integer] = l.held[$8] + 1
                WHERE $5 OR (l.held[$8] < $6
                  AND (SELECT sum(held) FROM unnest(l.held) AS h (held)) < $7
                  AND (SELECT COALESCE(sum(u.cost), 0) FROM unnest(l.used) WITH ORDINALITY AS u (cost, medium)
                    WHERE u.medium <> ALL ($10::integer[])) + $9 <= $11)\
                """,
                tx.tenant(),
                agent,
                alone(take.medium(), take.cost()),
                alone(take.medium(), 1),
                take.overCapacity(),
                take.limit(),
                take.contacts(),
                number(take.medium()),
                take.cost(),
                take.interrupts().stream().map(PgAgentLoads::number).toArray(Integer[]::new),
                CapacityCosts.BUDGET)
        == 1;
  }

  @Override
  public void giveBack(Tx tx, UserId agent, Medium medium, int cost) {
    PgTx.of(tx)
        .later(
            """
            UPDATE agent_loads SET used[$3::integer] = GREATEST(0, used[$3] - $4::integer),
              held[$3::integer] = GREATEST(0, held[$3] - 1)
            WHERE tenant_id = $1 AND user_id = $2\
            """,
            tx.tenant(),
            agent,
            number(medium),
            cost);
  }

  @Override
  public List<UserId> mend(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT COALESCE(l.user_id, c.user_id) AS user_id
            FROM (SELECT user_id, used, held FROM agent_loads WHERE tenant_id = $1) l
            FULL JOIN (%s) c ON c.user_id = l.user_id
            WHERE COALESCE(l.used, '{0,0,0,0,0}') <> COALESCE(c.used, '{0,0,0,0,0}')
              OR COALESCE(l.held, '{0,0,0,0,0}') <> COALESCE(c.held, '{0,0,0,0,0}') ORDER BY 1\
            """
                .formatted(COUNTED),
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
        INSERT INTO agent_loads (tenant_id, user_id) VALUES ($1, $2)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET used = agent_loads.used\
        """,
        tx.tenant(),
        agent);
    return tx.update(
            """
            UPDATE agent_loads l SET used = c.used, held = c.held FROM (
              SELECT COALESCE(max(used), '{0,0,0,0,0}') AS used, COALESCE(max(held), '{0,0,0,0,0}') AS held
              FROM (%s) counted WHERE counted.user_id = $2) c
            WHERE l.tenant_id = $1 AND l.user_id = $2 AND (l.used <> c.used OR l.held <> c.held)\
            """
                .formatted(COUNTED),
            tx.tenant(),
            agent)
        == 1;
  }

  /** The place in the arrays; PostgreSQL counts from 1. */
  private static int number(Medium medium) {
    return medium.ordinal() + 1;
  }

  private static Integer[] alone(Medium medium, int value) {
    Integer[] array = new Integer[MEDIA];
    Arrays.fill(array, 0);
    array[medium.ordinal()] = value;
    return array;
  }
}
