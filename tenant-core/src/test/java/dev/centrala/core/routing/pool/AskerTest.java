package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An agent who asks a queue something is never asked that themselves. */
class AskerTest {
  private final PoolScenario pool = PoolScenario.withSupportQueue().available(1);

  private void ask() {
    pool.tell(
        new PoolCommand.Enqueue(
            contact(1),
            SUPPORT,
            Channel.CHAT,
            0,
            pool.now,
            List.of(),
            Needs.NONE.askedBy(agent(1)),
            0));
  }

  @Test
  void theyAreNotAskedThoughTheyHaveRoomAndNobodyElseIsThere() {
    ask();
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.now(KeptWaiting.class).getFirst().explanation().text())
        .contains("Agent 1 asks for help by it");
    pool.available(2);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(2)));
    assertThat(pool.now(Offered.class)).isEmpty();
  }

  @Test
  void norAfterThePoolWasBuiltAnew() {
    ask();
    pool.pool = RoutingPool.fromImage(pool.pool.toImage());
    pool.presence(1, Presence.AWAY);
    pool.presence(1, Presence.AVAILABLE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.available(2);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
  }

  @Test
  void theirCustomersAreOfferedToThemAsToAnybody() {
    ask();
    pool.enqueue(2, Channel.CHAT);
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
  }
}
