package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.GERMAN;
import static dev.centrala.core.routing.pool.PoolScenario.SUPPORT;
import static dev.centrala.core.routing.pool.PoolScenario.agent;
import static dev.centrala.core.routing.pool.PoolScenario.contact;
import static dev.centrala.core.routing.pool.PoolScenario.german;
import static dev.centrala.core.routing.pool.PoolScenario.support;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolDecision.KeptWaiting;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.SkillId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requirements are clauses, all of which must be met, each by any of its alternatives. */
class RequirementsTest {
  static final SkillId FRENCH = new SkillId(new UUID(3, 2));
  static final AgentGroupId BERLIN = new AgentGroupId(new UUID(6, 1));
  private static final SkillRequirement FRENCH_3 = new SkillRequirement(FRENCH, "French", 3);
  private static final GroupRequirement IN_BERLIN = new GroupRequirement(BERLIN, "Berlin");
  private static final Clause GERMAN_OR_FRENCH =
      Clause.of(new SkillRequirement(GERMAN, "German", 5), FRENCH_3);

  @Test
  void anyAlternativeOfAClauseWillDo() {
    PoolScenario pool = asking(List.of(GERMAN_OR_FRENCH), Selection.LONGEST_IDLE);
    pool.available(1, new AgentSkill(GERMAN, 4)).available(2, new AgentSkill(FRENCH, 3));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().explanation().text())
        .endsWith("Not chosen: Agent 1 lacks German 5 or French 3.");
  }

  @Test
  void everyClauseMustBeMet() {
    PoolScenario pool =
        asking(List.of(GERMAN_OR_FRENCH, Clause.of(IN_BERLIN)), Selection.LONGEST_IDLE);
    pool.available(1, new AgentSkill(FRENCH, 9));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.last(KeptWaiting.class).explanation().text())
        .endsWith("Agent 1 lacks the group Berlin.");
    inBerlin(pool, 1, new AgentSkill(FRENCH, 9));
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  @Test
  void aRingMayWidenTheGroup() {
    QueueRules rules =
        support(
            List.of(Clause.of(IN_BERLIN)),
            List.of(new Relaxation(30, List.of())),
            Selection.LONGEST_IDLE);
    PoolScenario pool = PoolScenario.withQueue(rules).available(1);
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.now(Offered.class)).isEmpty();
    pool.tickAfter(30);
    assertThat(pool.now(Offered.class)).extracting(Offered::agent).containsExactly(agent(1));
  }

  @Test
  void proficiencyCountsTheBestOfTheAlternatives() {
    PoolScenario pool =
        asking(List.of(GERMAN_OR_FRENCH, german(1)), Selection.BEST_PROFICIENCY)
            .available(1, new AgentSkill(GERMAN, 5))
            .available(2, new AgentSkill(GERMAN, 5), new AgentSkill(FRENCH, 9));
    pool.enqueue(1, Channel.VOICE);
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().explanation().tieBreak())
        .isEqualTo(
            new Explanation.TieBreak(
                Selection.BEST_PROFICIENCY, 14, Explanation.Decider.METHOD, null));
  }

  @Test
  void aContactMayNeedMoreThanItsQueueAsksFor() {
    PoolScenario pool = asking(List.of(german(3)), Selection.LONGEST_IDLE);
    pool.available(1, new AgentSkill(GERMAN, 3))
        .available(2, new AgentSkill(GERMAN, 3), new AgentSkill(FRENCH, 3));
    enqueue(pool, 1, new Needs(List.of(Clause.of(FRENCH_3)), List.of()));
    assertThat(pool.offer().agent()).isEqualTo(agent(2));
    assertThat(pool.offer().explanation().text()).endsWith("Agent 1 lacks French 3.");
  }

  @Test
  void itsOwnNeedsAndItsQueuesRelaxOnOneTimeLine() {
    QueueRules rules =
        support(
            List.of(german(5)),
            List.of(new Relaxation(20, List.of(german(1)))),
            Selection.LONGEST_IDLE);
    PoolScenario pool = PoolScenario.withQueue(rules).available(1, new AgentSkill(GERMAN, 1));
    enqueue(
        pool, 1, new Needs(List.of(Clause.of(FRENCH_3)), List.of(new Relaxation(30, List.of()))));
    assertThat(pool.last.nextDeadlineMillis()).isEqualTo(pool.now + 20_000);
    pool.tickAfter(20);
    assertThat(pool.now(KeptWaiting.class)).extracting(KeptWaiting::ring).containsExactly(1);
    pool.tickAfter(10);
    assertThat(pool.offer().agent()).isEqualTo(agent(1));
    assertThat(pool.offer().explanation().ring()).isEqualTo(2);
  }

  private static void enqueue(PoolScenario pool, int number, Needs needs) {
    pool.tell(
        new PoolCommand.Enqueue(
            contact(number), SUPPORT, Channel.VOICE, 0, pool.now, List.of(), needs, 0));
  }

  private static PoolScenario asking(List<Clause> requirements, Selection selection) {
    return PoolScenario.withQueue(support(requirements, List.of(), selection));
  }

  private static void inBerlin(PoolScenario pool, int number, AgentSkill... skills) {
    pool.tell(
        new PoolCommand.PutAgent(
            new AgentProfile(
                    agent(number), "Agent " + number, List.of(skills), CapacityCosts.DEFAULT)
                .inGroups(List.of(BERLIN))));
  }
}
