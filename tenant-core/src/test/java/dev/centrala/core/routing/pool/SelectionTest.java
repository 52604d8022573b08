package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.GERMAN;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.german;
import static dev.centrala.core.routing.pool.PoolScenario.support;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Choosing by the day's count and by lot. */
class SelectionTest {
  @Test
  void leastHandledGoesToWhoHasTakenTheFewestToday() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(), List.of(), Selection.LEAST_HANDLED));
    pool.available(1);
    serve(pool, 1, agent(1));
    serve(pool, 2, agent(1));
    pool.available(2);
    serve(pool, 3, agent(2));
    serve(pool, 4, agent(2));
    // Two each: now who has been idle for longest.
    serve(pool, 5, agent(1));
    assertThat(pool.offer().explanation().tieBreakText())
        .isEqualTo("fewest contacts today (2), and of equals the one idle longest");
    assertThat(pool.tell(new PoolCommand.NewDay(20_000)).result()).isEqualTo(PoolResult.APPLIED);
    assertThat(pool.tell(new PoolCommand.NewDay(20_000)).result()).isEqualTo(PoolResult.UNCHANGED);
    serve(pool, 6, agent(2));
  }

  @Test
  void aDrawFollowsTheWeightsAndCanBeDrawnAgain() {
    QueueRules rules = support(List.of(german(1)), List.of(), Selection.WEIGHTED_RANDOM);
    PoolScenario pool = PoolScenario.withQueue(rules);
    pool.available(1, new AgentSkill(GERMAN, 9))
        .available(2, new AgentSkill(GERMAN, 3))
        .available(3, new AgentSkill(GERMAN, 3));
    int first = 0;
    for (int i = 1; i <= 600; i++) {
      pool.enqueue(i, Channel.VOICE);
      PoolDecision.Offered offer = pool.offer();
      Draw draw = offer.explanation().tieBreak().draw();
      assertThat(draw.counter()).isEqualTo(offer.epoch().counter());
      assertThat(winner(draw)).isEqualTo(offer.agent());
      first += offer.agent().equals(agent(1)) ? 1 : 0;
      pool.tell(new PoolCommand.End(PoolScenario.contact(i), PoolCommand.EndReason.ABANDONED));
    }
    // 9 of 15 tickets: 360 expected, with a standard deviation of 12; the seed is fixed.
    assertThat(first).isBetween(310, 410);
    assertThat(pool.offer().explanation().tieBreakText())
        .matches("drawn by lot \\(weight [39], seed 7, draw 600\\)");
  }

  private static UserId winner(Draw draw) {
    long one = draw.ticket(agent(1), 9);
    long two = draw.ticket(agent(2), 3);
    long three = draw.ticket(agent(3), 3);
    if (one < Math.min(two, three)) {
      return agent(1);
    }
    return two < three ? agent(2) : agent(3);
  }

  private static void serve(PoolScenario pool, int number, UserId by) {
    pool.now += 5000;
    pool.enqueue(number, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(by);
    pool.accept();
    pool.end(number);
    pool.now += 1000;
    pool.completeWrapUp(number);
  }
}
