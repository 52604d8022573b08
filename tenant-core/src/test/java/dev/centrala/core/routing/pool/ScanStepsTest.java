package dev.centrala.core.routing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The work of matching follows the number of classes and ranks, not the length of the queue. */
class ScanStepsTest {
  private static final int QUEUES = 40;
  private static final int AGENTS = 400;
  private static final int DECISIONS = 200;

  @ParameterizedTest
  @EnumSource(Order.class)
  void matchingDoesNotGrowWithTheQueue(Order order) {
    double few = stepsPerDecision(order, 500);
    double many = stepsPerDecision(order, 50_000);
    assertThat(many / few).isLessThan(1.2);
  }

  /** Each end frees one agent and pulls one contact; another arrives in its place. */
  private static double stepsPerDecision(Order order, int waiting) {
    PoolFacts facts =
        new PoolFacts(1, PoolRules.DEFAULT, queues(order), agents(), contacts(waiting + AGENTS));
    RoutingPool pool = RoutingPool.rebuilt(facts, 1_000_000);
    ArrayDeque<PoolDecision.Offered> offers = new ArrayDeque<>();
    collect(pool.apply(new PoolCommand.Tick(), 1_000_000), offers);
    long before = pool.scanSteps();
    long now = 1_000_000;
    for (int i = 0; i < DECISIONS; i++) {
      PoolDecision.Offered offer = offers.removeFirst();
      collect(pool.apply(new PoolCommand.Accept(offer.offer(), offer.agent()), ++now), offers);
      collect(pool.apply(new PoolCommand.Confirm(offer.contact(), offer.epoch()), ++now), offers);
      PoolCommand end = new PoolCommand.End(offer.contact(), PoolCommand.EndReason.COMPLETED);
      collect(pool.apply(end, ++now), offers);
      PoolCommand arrival =
          new PoolCommand.Enqueue(
              contact(1_000_000 + i), queue(i % QUEUES), Channel.VOICE, i % 3, now, null);
      collect(pool.apply(arrival, ++now), offers);
    }
    return (double) (pool.scanSteps() - before) / DECISIONS;
  }

  private static void collect(PoolReply reply, ArrayDeque<PoolDecision.Offered> offers) {
    for (PoolDecision decision : reply.decisions()) {
      if (decision instanceof PoolDecision.Offered offered) {
        offers.add(offered);
      }
    }
  }

  /** One skill each; some agents rank it second, and some third after ten minutes of waiting. */
  private static List<QueueRules> queues(Order order) {
    List<QueueRules> queues = new ArrayList<>();
    for (int i = 0; i < QUEUES; i++) {
      List<Rank> ranks = new ArrayList<>();
      for (int number = 0; number < AGENTS; number += 5) {
        int rank = 2 + number % 2;
        ranks.add(new Rank(agent(number), rank, rank == 2 ? 0 : 600));
      }
      Clause skill = Clause.skill(skill(i), "Skill " + i, 5);
      queues.add(
          new QueueRules(
                  queue(i),
                  "Queue " + i,
                  0,
                  List.of(skill),
                  List.of(),
                  List.of(),
                  Selection.LONGEST_IDLE,
                  20,
                  new WrapUpRule(WrapUpRule.Mode.NONE, 0))
              .with(Serving.USUAL.inOrder(order).ranked(ranks)));
    }
    return queues;
  }

  private static List<AgentFact> agents() {
    List<AgentFact> agents = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      List<AgentSkill> skills =
          List.of(new AgentSkill(skill(i % QUEUES), 9), new AgentSkill(skill((i + 7) % QUEUES), 6));
      AgentProfile profile =
          new AgentProfile(agent(i), "Agent " + i, skills, CapacityCosts.DEFAULT);
      agents.add(new AgentFact(profile, Presence.AVAILABLE, null, 1, null, null, true, i));
    }
    return agents;
  }

  private static List<ContactFact> contacts(int count) {
    List<ContactFact> contacts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contacts.add(
          ContactFact.waiting(contact(i), queue(i % QUEUES), Channel.VOICE, i % 3, 900_000 + i));
    }
    return contacts;
  }

  private static UserId agent(int number) {
    return new UserId(new UUID(1, number));
  }

  private static InteractionId contact(int number) {
    return new InteractionId(new UUID(4, number));
  }

  private static QueueId queue(int number) {
    return new QueueId(new UUID(2, number));
  }

  private static SkillId skill(int number) {
    return new SkillId(new UUID(3, number));
  }
}
