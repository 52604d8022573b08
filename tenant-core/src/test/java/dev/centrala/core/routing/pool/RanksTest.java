package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several queues to an agent, each with a rank and a delay. */
class RanksTest {
  private static final QueueId SALES = new QueueId(new UUID(2, 2));

  @Test
  void anAgentTakesWorkOfTheLowestRankFirstHoweverOldTheRestIs() {
    PoolScenario pool = ranked(new Rank(agent(1), 2, 0));
    pool.tell(new PoolCommand.PutQueue(QueueRules.named(SALES, "Sales")));
    pool.enqueue(1, Channel.VOICE, 5, pool.now - 600_000);
    enqueueInSales(pool, 2);
    pool.available(1);
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
    pool.accept();
    pool.end(2);
    pool.completeWrapUp(2);
    assertThat(pool.offer().contact()).isEqualTo(contact(1));
  }

  @Test
  void aContactGoesToTheLowestRankFirstHoweverIdleTheRestAre() {
    PoolScenario pool = ranked(new Rank(agent(1), 3, 0), new Rank(agent(2), 2, 0));
    pool.available(1).available(2).available(3);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(3));
    assertThat(pool.offer().explanation().text())
        .isEqualTo(
            "Offered to Agent 3 from Support: of 3 agents who fit and are free, first in rank."
                + " Not chosen: Agent 2 ranked below; Agent 1 ranked below.");
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    pool.enqueue(3, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
  }

  @Test
  void anAgentWithADelayHelpsOutOnlyWhenAContactHasWaited() {
    PoolScenario pool = ranked(new Rank(agent(1), 1, 30));
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.last(KeptWaiting.class).explanation().text())
        .endsWith("Agent 1 may take it from 30 s of waiting on.");
    assertThat(pool.last.nextDeadlineMillis()).isEqualTo(pool.now + 30_000);
    pool.tickAfter(30);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
    assertThat(pool.offer().explanation().ring()).isZero();
    pool.enqueue(2, Channel.VOICE, 0, pool.now - 30_000);
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1)));
    assertThat(pool.now(Offered.class)).extracting(Offered::contact).containsExactly(contact(2));
  }

  @Test
  void ranksChangeLive() {
    PoolScenario pool = ranked(new Rank(agent(1), 1, 600)).available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.tell(new PoolCommand.PutQueue(QueueRules.named(SUPPORT, "Support")));
    assertThat(pool.now(Offered.class)).hasSize(1);
  }

  @Test
  void aDelayDoesNotKeepAnAgentFromWhatIsHeldForThem() {
    PoolScenario pool = ranked(new Rank(agent(1), 7, 600)).available(1);
    pool.tell(
        new PoolCommand.Enqueue(
            contact(1), SUPPORT, Channel.CHAT, 0, pool.now, new Hold(agent(1), 15)));
    assertThat(pool.now(Offered.class)).hasSize(1);
  }

  private static PoolScenario ranked(Rank... ranks) {
    QueueRules rules = QueueRules.named(SUPPORT, "Support");
    return PoolScenario.withQueue(rules.with(Serving.USUAL.ranked(List.of(ranks))));
  }

  private static void enqueueInSales(PoolScenario pool, int number) {
    pool.tell(new PoolCommand.Enqueue(contact(number), SALES, Channel.VOICE, 0, pool.now, null));
  }
}
