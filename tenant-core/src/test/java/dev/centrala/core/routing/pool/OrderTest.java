package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is served first among those who fit the same agents. */
class OrderTest {
  @Test
  void priorityFirstLetsNoWaitingMakeUpForIt() {
    PoolScenario pool = queue(Order.PRIORITY);
    pool.enqueue(1, Channel.VOICE, 0, pool.now - 900_000);
    pool.enqueue(2, Channel.VOICE, 2, pool.now - 1000);
    pool.enqueue(3, Channel.VOICE, 2, pool.now - 5000);
    assertThat(positions(pool, 1, 2, 3)).containsExactly(3, 2, 1);
    assertThat(served(pool, 3)).containsExactly(contact(3), contact(2), contact(1));
  }

  @Test
  void theNewestFirstLeavesStaleWorkForLater() {
    PoolScenario pool = queue(Order.LIFO);
    pool.enqueue(1, Channel.VOICE, 0, pool.now - 900_000);
    pool.enqueue(2, Channel.VOICE, 0, pool.now - 1000);
    pool.enqueue(3, Channel.VOICE, 1, pool.now - 50_000);
    assertThat(positions(pool, 1, 2, 3)).containsExactly(3, 2, 1);
    assertThat(served(pool, 3)).containsExactly(contact(3), contact(2), contact(1));
  }

  @Test
  void whatIsDueFirstIsServedFirst() {
    PoolScenario pool = queue(Order.DUE_BY);
    enqueueDue(pool, 1, pool.now + 90_000);
    enqueueDue(pool, 2, pool.now + 10_000);
    // By the service level, 20 s after it came.
    enqueueDue(pool, 3, 0);
    assertThat(positions(pool, 1, 2, 3)).containsExactly(3, 1, 2);
    pool.pool = RoutingPool.fromImage(pool.pool.toImage());
    assertThat(served(pool, 3)).containsExactly(contact(2), contact(3), contact(1));
  }

  @Test
  void theOrderChangesLive() {
    PoolScenario pool = queue(Order.LIFO);
    pool.enqueue(1, Channel.VOICE, 0, pool.now - 5000);
    pool.enqueue(2, Channel.VOICE, 0, pool.now);
    pool.tell(new PoolCommand.PutQueue(rules(Order.FIFO)));
    assertThat(positions(pool, 1, 2)).containsExactly(1, 2);
    assertThat(served(pool, 2)).containsExactly(contact(1), contact(2));
  }

  private static void enqueueDue(PoolScenario pool, int number, long dueBy) {
    pool.tell(
        new PoolCommand.Enqueue(
            contact(number), SUPPORT, Channel.VOICE, 0, pool.now, List.of(), Needs.NONE, dueBy));
  }

  private static List<Integer> positions(PoolScenario pool, int... numbers) {
    List<Integer> positions = new ArrayList<>();
    for (int number : numbers) {
      PoolQuery query = new PoolQuery.WhereIs(contact(number));
      positions.add(((PoolAnswer.Place) pool.pool.ask(query, pool.now)).position());
    }
    return positions;
  }

  private static List<InteractionId> served(PoolScenario pool, int count) {
    List<InteractionId> served = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pool.available(i);
      served.add(pool.offer().contact());
    }
    return served;
  }

  private static PoolScenario queue(Order order) {
    return PoolScenario.withQueue(rules(order));
  }

  private static QueueRules rules(Order order) {
    return QueueRules.named(SUPPORT, "Support").with(Serving.USUAL.inOrder(order));
  }
}
