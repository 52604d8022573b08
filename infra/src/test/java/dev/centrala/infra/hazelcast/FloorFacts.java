package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.pool.AgentFact;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.Clause;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.routing.pool.Relaxation;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A contact centre floor for tests: one queue for all, or many skills and queues. */
final class FloorFacts {
  static final QueueId SUPPORT = new QueueId(new UUID(2, 1));

  /** Fast enough for a test: confirmations and rejections count in single seconds. */
  static final PoolRules QUICK = new PoolRules(60, 0, 1, 30, PoolRules.Disconnected.REQUEUE, 5, 1);

  private FloorFacts() {}

  static UserId agent(int number) {
    return new UserId(new UUID(1, number));
  }

  static InteractionId contact(int number) {
    return new InteractionId(new UUID(4, number));
  }

  static QueueId queue(int number) {
    return new QueueId(new UUID(2, number));
  }

  static QueueRules support(int offerTimeoutSeconds) {
    return new QueueRules(
        SUPPORT,
        "Support",
        0,
        List.of(),
        List.of(),
        List.of(),
        Selection.LONGEST_IDLE,
        offerTimeoutSeconds,
        new WrapUpRule(WrapUpRule.Mode.MANDATORY, 0));
  }

  static AgentFact available(int number, List<AgentSkill> skills) {
    AgentProfile profile =
        new AgentProfile(agent(number), "Agent " + number, skills, CapacityCosts.DEFAULT);
    return new AgentFact(profile, Presence.AVAILABLE, null, 1, null, null, true, number);
  }

  static PoolFacts oneQueue(long incarnation, int agents, List<ContactFact> contacts) {
    List<AgentFact> all = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      all.add(available(i, List.of()));
    }
    return new PoolFacts(incarnation, QUICK, List.of(support(3)), all, contacts);
  }

  /** 40 queues of one skill each, relaxed after a minute, and agents of some 80 skill profiles. */
  static PoolFacts manySkills(int agents, List<ContactFact> contacts) {
    List<QueueRules> queues = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      queues.add(
          new QueueRules(
              queue(i),
              "Queue " + i,
              0,
              List.of(requirement(i, 5)),
              List.of(new Relaxation(3600, List.of(requirement(i, 2)))),
              List.of(),
              Selection.LONGEST_IDLE,
              20,
              new WrapUpRule(WrapUpRule.Mode.NONE, 0)));
    }
    List<AgentFact> all = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      int skill = i % 40;
      int level = i % 80 < 40 ? 9 : 3;
      all.add(
          available(
              i,
              List.of(
                  new AgentSkill(skill(skill), level),
                  new AgentSkill(skill((skill + 7) % 40), 6))));
    }
    return new PoolFacts(1, PoolRules.DEFAULT, queues, all, contacts);
  }

  private static Clause requirement(int skill, int minimum) {
    return Clause.skill(skill(skill), "Skill " + skill, minimum);
  }

  private static SkillId skill(int number) {
    return new SkillId(new UUID(3, number));
  }
}
