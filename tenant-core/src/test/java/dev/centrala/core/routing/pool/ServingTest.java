package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.GERMAN;
import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static dev.centrala.core.routing.pool.PoolScenario.german;
import static dev.centrala.core.routing.pool.PoolScenario.support;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.routing.pool.PoolDecision.NobodyFits;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paused queues, assignment without an offer, and contacts that nobody could ever serve. */
class ServingTest {
  private static final QueueRules SUPPORT_RULES = QueueRules.named(SUPPORT, "Support");

  @Test
  void aPausedQueueAsksNobodyUntilItGoesOn() {
    PoolScenario pool = PoolScenario.withQueue(SUPPORT_RULES.with(Serving.USUAL.paused(true)));
    pool.available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(pool.last(KeptWaiting.class).explanation().text())
        .isEqualTo(
            "Waits in Support: the queue is paused. Agent 1 is free, but the queue is paused.");
    pool.tell(new PoolCommand.PutQueue(SUPPORT_RULES));
    assertThat(pool.now(Offered.class)).hasSize(1);
  }

  @Test
  void whatIsOnOfferWhenTheQueueIsPausedMayStillBeAccepted() {
    PoolScenario pool = PoolScenario.withQueue(SUPPORT_RULES).available(1);
    pool.enqueue(1, Channel.VOICE);
    pool.tell(new PoolCommand.PutQueue(SUPPORT_RULES.with(Serving.USUAL.paused(true))));
    pool.accept();
    assertThat(pool.agentNumbers(1).assigned()).isEqualTo(1);
  }

  @Test
  void aQueueMayAssignWithoutAnOffer() {
    PoolScenario pool = PoolScenario.withQueue(SUPPORT_RULES.with(Serving.USUAL.autoAccept(true)));
    pool.available(1).available(2);
    pool.enqueue(1, Channel.VOICE);
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(pool.now(Offered.class)).isEmpty();
    assertThat(assigned.agent()).isEqualTo(agent(1));
    assertThat(assigned.offer()).isNull();
    assertThat(assigned.resumed()).isFalse();
    assertThat(assigned.explanation().text())
        .startsWith("Given to Agent 1 from Support: of 2 agents who fit and are free, idle longest")
        .endsWith("Not chosen: Agent 2 ranked below.");
    pool.tell(new PoolCommand.Disavow(contact(1), assigned.epoch()));
    assertThat(pool.now(Requeued.class)).hasSize(1);
    assertThat(pool.now(Assigned.class).getFirst().agent()).isEqualTo(agent(2));
    pool.confirm();
    assertThat(pool.last.nextDeadlineMillis()).isZero();
  }

  /** As somebody wants it whom work is given to; the others are asked. */
  @Test
  void anAgentMayHaveWhatTheyAreChosenForWithoutAnOffer() {
    PoolScenario pool = PoolScenario.withQueue(SUPPORT_RULES);
    pool.available(1).available(2);
    pool.tell(new PoolCommand.PutAgent(profile(1).autoAccept(true)));
    pool.enqueue(1, Channel.VOICE);
    Assigned assigned = pool.now(Assigned.class).getFirst();
    assertThat(assigned.agent()).isEqualTo(agent(1));
    assertThat(assigned.offer()).isNull();
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.confirm();
    pool.enqueue(2, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    pool.tell(new PoolCommand.PutAgent(profile(2).autoAccept(true)));
    assertThat(pool.now(Assigned.class)).as("whoever is being asked goes on being asked").isEmpty();
  }

  private static AgentProfile profile(int number) {
    return new AgentProfile(agent(number), "Agent " + number, List.of(), CapacityCosts.DEFAULT);
  }

  @Test
  void whatNobodyHoldsIsToldAtOnceAndOnce() {
    PoolScenario pool =
        PoolScenario.withQueue(
            support(
                List.of(german(5)),
                List.of(new Relaxation(30, List.of(german(4)))),
                Selection.LONGEST_IDLE));
    pool.available(1, new AgentSkill(GERMAN, 3));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(NobodyFits.class))
        .containsExactly(new NobodyFits(contact(1), SUPPORT, "German 5"));
    pool.tickAfter(30);
    assertThat(pool.now(NobodyFits.class)).isEmpty();
    holds(pool, 4);
    assertThat(pool.now(Offered.class)).hasSize(1);
    pool.tell(new PoolCommand.Reject(pool.offer().offer(), agent(1)));
    holds(pool, 3);
    assertThat(pool.now(NobodyFits.class))
        .containsExactly(new NobodyFits(contact(1), SUPPORT, "German 4"));
  }

  @Test
  void aRingStillToComeOrAnAgentWhoIsOfflineIsReachEnough() {
    PoolScenario pool =
        PoolScenario.withQueue(
            support(
                List.of(german(5)),
                List.of(new Relaxation(600, List.of(german(3)))),
                Selection.LONGEST_IDLE));
    pool.available(1, new AgentSkill(GERMAN, 3)).presence(1, Presence.OFFLINE);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(KeptWaiting.class)).hasSize(1);
    assertThat(pool.now(NobodyFits.class)).isEmpty();
  }

  @Test
  void whereEachIsHeldButByNoOneAllOfItIsMissing() {
    Clause french = Clause.skill(RequirementsTest.FRENCH, "French", 1);
    PoolScenario pool =
        PoolScenario.withQueue(
            support(List.of(german(1), french), List.of(), Selection.LONGEST_IDLE));
    pool.available(1, new AgentSkill(GERMAN, 3))
        .available(2, new AgentSkill(RequirementsTest.FRENCH, 3));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(NobodyFits.class))
        .extracting(NobodyFits::missing)
        .containsExactly("German 1 and French 1");
  }

  private static void holds(PoolScenario pool, int proficiency) {
    pool.tell(
        new PoolCommand.PutAgent(
            new AgentProfile(
                agent(1),
                "Agent 1",
                List.of(new AgentSkill(GERMAN, proficiency)),
                CapacityCosts.DEFAULT)));
  }
}
