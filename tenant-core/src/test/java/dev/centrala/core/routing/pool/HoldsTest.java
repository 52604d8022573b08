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

/** Named, preferred and last agents: asked one after another, then everybody. */
class HoldsTest {
  private final PoolScenario pool = PoolScenario.withSupportQueue().available(1);

  @Test
  void oneAfterAnotherIsAskedAndThenEverybody() {
    known(2).known(3);
    enqueue(
        new Hold(agent(2), 10, Hold.Kind.LAST_AGENT, false),
        new Hold(agent(3), 20, Hold.Kind.PREFERRED, false));
    assertThat(waits())
        .isEqualTo(
            "Waits in Support: held for Agent 2, who had the customer last. Agent 1 must wait, it"
                + " is held for another agent; 2 others offline.");
    pool.tickAfter(10);
    assertThat(waits()).startsWith("Waits in Support: held for Agent 3, who is preferred.");
    assertThat(pool.last.nextDeadlineMillis()).isEqualTo(pool.now + 20_000);
    pool.tickAfter(20);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  @Test
  void anOfferThatIsNotTakenGoesToTheNextInTheList() {
    pool.available(2).available(3);
    enqueue(
        new Hold(agent(3), 0, Hold.Kind.NAMED, false),
        new Hold(agent(2), 60, Hold.Kind.PREFERRED, true));
    assertThat(pool.offer().agent()).isEqualTo(agent(3));
    assertThat(pool.offer().explanation().text())
        .startsWith("Offered to Agent 3 from Support: meant for Agent 3.");
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(3)));
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(2)));
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
  }

  @Test
  void whoIsAwayIsSkippedAtOnceWhereTheHoldSaysSo() {
    known(2);
    enqueue(new Hold(agent(2), 0, Hold.Kind.PREFERRED, true));
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  @Test
  void whoGoesAwayLaterIsNoLongerWaitedFor() {
    pool.available(2).presence(2, Presence.BUSY);
    enqueue(new Hold(agent(2), 0, Hold.Kind.LAST_AGENT, true));
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.last.nextDeadlineMillis()).isZero();
    pool.presence(2, Presence.AWAY);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  @Test
  void whoIsMeantIsWaitedForWithoutEndUnlessDeactivated() {
    known(2);
    enqueue(new Hold(agent(2), 0, Hold.Kind.NAMED, false));
    pool.tickAfter(86_400);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.pool = RoutingPool.fromImage(pool.pool.toImage());
    pool.tell(new PoolCommand.RemoveAgent(agent(2)));
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  private HoldsTest known(int number) {
    pool.tell(
        new PoolCommand.PutAgent(
            new AgentProfile(agent(number), "Agent " + number, List.of(), CapacityCosts.DEFAULT)));
    return this;
  }

  private void enqueue(Hold... holds) {
    pool.tell(
        new PoolCommand.Enqueue(
            contact(1), SUPPORT, Channel.CHAT, 0, pool.now, List.of(holds), Needs.NONE, 0));
  }

  private String waits() {
    return pool.last(KeptWaiting.class).explanation().text();
  }
}
