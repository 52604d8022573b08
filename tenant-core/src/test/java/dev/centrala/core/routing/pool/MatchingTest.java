package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.GERMAN;
import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static dev.centrala.core.routing.pool.PoolScenario.german;
import static dev.centrala.core.routing.pool.PoolScenario.support;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who fits, who is chosen among them, and who is served first. */
class MatchingTest {
  private static final AgentSkill GERMAN_3 = new AgentSkill(GERMAN, 3);
  private static final AgentSkill GERMAN_8 = new AgentSkill(GERMAN, 8);

  @Test
  void skillsNeedTheirMinimumProficiency() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(german(5)), List.of(), Selection.LONGEST_IDLE));
    pool.available(1).available(2, GERMAN_3);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.available(3, GERMAN_8);
    assertThat(pool.offer().agent()).isEqualTo(agent(3));
  }

  @Test
  void requirementsRelaxWithTime() {
    PoolScenario pool =
        PoolScenario.withQueue(
            support(
                List.of(german(5)),
                List.of(new Relaxation(60, List.of()), new Relaxation(30, List.of(german(2)))),
                Selection.LONGEST_IDLE));
    pool.available(1).available(2, GERMAN_3);
    long start = pool.now;
    pool.enqueue(1, Channel.VOICE);
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.last.nextDeadlineMillis()).isEqualTo(start + 30_000);
    pool.tickAfter(30);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(2));
    pool.accept();
    pool.tickAfter(30);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
    assertThat(pool.offer().contact()).isEqualTo(contact(2));
    assertThat(pool.offer().explanation().ring()).isEqualTo(2);
  }

  @Test
  void aQueueThatNamesMembersIsServedByThemAlone() {
    QueueRules base = QueueRules.named(SUPPORT, "Support");
    PoolScenario pool = PoolScenario.withQueue(withMembers(base, List.of(agent(2))));
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.available(2);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));

    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    // The queue changes live.
    pool.tell(new PoolCommand.PutQueue(withMembers(base, List.of(agent(1), agent(2)))));
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  private static QueueRules withMembers(QueueRules base, List<UserId> members) {
    return new QueueRules(
        base.id(),
        base.name(),
        0,
        List.of(),
        List.of(),
        members,
        base.selection(),
        20,
        base.wrapUp());
  }

  @Test
  void skillsAndCostsChangeLive() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(german(5)), List.of(), Selection.LONGEST_IDLE));
    pool.available(1);
    pool.enqueue(1, Channel.CHAT);
    pool.enqueue(2, Channel.CHAT);
    CapacityCosts one = new CapacityCosts(100, 100, 20, 20, 20);
    pool.tell(
        new PoolCommand.PutAgent(new AgentProfile(agent(1), "Agent 1", List.of(GERMAN_8), one)));
    assertThat(pool.now(Offered.class)).hasSize(1);
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
    pool.tell(
        new PoolCommand.PutAgent(
            new AgentProfile(agent(1), "Agent 1", List.of(GERMAN_3), CapacityCosts.DEFAULT)));
    // What is in hand keeps the cost at which it was taken.
    assertThat(pool.agentNumbers(1).used()).isEqualTo(100);
  }

  @Test
  void priorityCountsAsTimeWaited() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    long now = pool.now;
    pool.enqueue(1, Channel.VOICE, 0, now - 100_000);
    pool.enqueue(2, Channel.VOICE, 1, now - 50_000);
    pool.enqueue(3, Channel.VOICE, 1, now - 10_000);
    pool.available(1).available(2).available(3);
    assertThat(
            pool.all.stream().filter(Offered.class::isInstance).map(d -> ((Offered) d).contact()))
        .containsExactly(contact(2), contact(1), contact(3));
  }

  @Test
  void longestIdleGoesToWhoHasDoneNothingForLongest() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    pool.available(1).available(2);
    serve(pool, 1, agent(1));
    serve(pool, 2, agent(2));
    serve(pool, 3, agent(1));
  }

  @Test
  void bestProficiencyGoesToTheMostSkilled() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(german(1)), List.of(), Selection.BEST_PROFICIENCY));
    pool.available(1, GERMAN_3).available(2, GERMAN_8);
    serve(pool, 1, agent(2));
    serve(pool, 2, agent(2));
  }

  @Test
  void leastBusyGoesToWhoHasTheLeastInHand() {
    PoolScenario pool = PoolScenario.withQueue(support(List.of(), List.of(), Selection.LEAST_BUSY));
    pool.available(1).available(2);
    pool.enqueue(1, Channel.CHAT);
    pool.enqueue(2, Channel.MAIL);
    pool.enqueue(3, Channel.CHAT);
    assertThat(pool.all.stream().filter(Offered.class::isInstance).map(d -> ((Offered) d).agent()))
        .containsExactly(agent(1), agent(2), agent(2));
  }

  @Test
  void roundRobinGoesAround() {
    PoolScenario pool =
        PoolScenario.withQueue(support(List.of(), List.of(), Selection.ROUND_ROBIN));
    pool.available(1).available(2).available(3);
    serve(pool, 1, agent(1));
    serve(pool, 2, agent(2));
    serve(pool, 3, agent(3));
    serve(pool, 4, agent(1));
  }

  @Test
  void oneBudgetHoldsSeveralChannels() {
    PoolScenario pool = PoolScenario.withSupportQueue().withoutInterruptions();
    pool.available(1);
    for (int i = 1; i <= 6; i++) {
      pool.enqueue(i, i == 1 ? Channel.CHAT : Channel.SMS);
    }
    // 25 for the chat leaves room for three messages at 20.
    assertThat(pool.agentNumbers(1).used()).isEqualTo(85);
    pool.enqueue(7, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
  }

  @Test
  void aHeldContactAsksOneAgentAndThenEveryone() {
    PoolScenario pool = PoolScenario.withSupportQueue();
    pool.available(1);
    pool.tell(
        new PoolCommand.PutAgent(
            new AgentProfile(agent(2), "Agent 2", List.of(), CapacityCosts.DEFAULT)));
    pool.tell(
        new PoolCommand.Enqueue(
            contact(1), SUPPORT, Channel.CHAT, 0, pool.now, new Hold(agent(2), 15)));
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.tickAfter(15);
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
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
