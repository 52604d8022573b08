package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the day brought a queue, each contact counted once. */
class DayNumbersTest {
  private static PoolScenario pool(Limits limits) {
    return PoolScenario.withQueue(
        QueueRules.named(SUPPORT, "Support")
            .with(Serving.USUAL.dueWithin(20))
            .with(limits.shortAbandonSeconds(5)));
  }

  private static DayNumbers today(PoolScenario pool) {
    PoolAnswer.LiveNumbers live =
        (PoolAnswer.LiveNumbers) pool.pool.ask(new PoolQuery.Live(), pool.now);
    return live.queues().getFirst().today();
  }

  private static void abandon(PoolScenario pool, int number) {
    pool.tell(new PoolCommand.End(contact(number), PoolCommand.EndReason.ABANDONED));
  }

  @Test
  void nothingCountsBeforeAnythingHappened() {
    assertThat(today(pool(Limits.NONE)).serviceLevelPerMille()).isEqualTo(-1);
  }

  @Test
  void theServiceLevelCountsWhoWaitedInVainButNotWhoLeftAtOnce() {
    PoolScenario pool = pool(Limits.NONE.length(3));
    pool.enqueue(1, Channel.CHAT);
    pool.enqueue(2, Channel.CHAT);
    pool.enqueue(3, Channel.CHAT);
    pool.enqueue(4, Channel.CHAT);
    pool.now += 4_000;
    abandon(pool, 1);
    pool.now += 10_000;
    abandon(pool, 2);
    pool.available(1);
    pool.accept();
    pool.enqueue(5, Channel.CHAT);
    pool.tickAfter(19);
    pool.now += 1_001;
    DayNumbers before = today(pool);
    assertThat(before).isEqualTo(new DayNumbers(1, 1, 2, 1, 1));
    assertThat(before.serviceLevelPerMille()).isEqualTo(500);
  }

  @Test
  void lateIsAnsweredButNotInTime() {
    PoolScenario pool = pool(Limits.NONE);
    pool.enqueue(1, Channel.CHAT, 0, pool.now - 21_000);
    pool.available(1);
    pool.accept();
    assertThat(today(pool)).isEqualTo(new DayNumbers(1, 0, 0, 0, 0));
    assertThat(today(pool).serviceLevelPerMille()).isZero();
  }

  @Test
  void whatComesBackToTheQueueIsNeitherAnsweredTwiceNorAbandoned() {
    PoolScenario pool = pool(Limits.NONE).available(1);
    pool.enqueue(1, Channel.CHAT);
    pool.accept();
    pool.tell(new PoolCommand.RemoveAgent(agent(1)));
    pool.available(2);
    pool.accept();
    pool.tell(new PoolCommand.RemoveAgent(agent(2)));
    abandon(pool, 1);
    assertThat(today(pool)).isEqualTo(new DayNumbers(1, 1, 0, 0, 0));
  }

  /** What an agent with a customer asks the queue is nobody who waits for the business. */
  @Test
  void whatAgentsAskIsAnsweredAndAbandonedByNoCustomer() {
    PoolScenario pool = pool(Limits.NONE.length(1)).available(1);
    ask(pool, 1);
    pool.accept();
    ask(pool, 2);
    abandon(pool, 2);
    pool.enqueue(3, Channel.VOICE);
    ask(pool, 4);
    assertThat(today(pool)).isEqualTo(DayNumbers.NONE);
  }

  private static void ask(PoolScenario pool, int number) {
    pool.tell(
        new PoolCommand.Enqueue(
            contact(number),
            SUPPORT,
            Channel.VOICE,
            0,
            pool.now,
            List.of(),
            Needs.NONE.askedBy(agent(9)),
            0));
  }

  @Test
  void aNewDayBeginsAtNothing() {
    PoolScenario pool = pool(Limits.NONE).available(1);
    pool.enqueue(1, Channel.CHAT);
    pool.accept();
    assertThat(pool.agentNumbers(1).handledToday()).isEqualTo(1);
    pool.tell(new PoolCommand.NewDay(5));
    assertThat(today(pool)).isEqualTo(DayNumbers.NONE);
    assertThat(pool.agentNumbers(1).handledToday()).isZero();
  }
}
