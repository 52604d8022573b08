package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at a pool from outside: was an offer of a higher rank number made to an agent who could
 * have taken work of a lower one that still waits? Agents and contacts are compared by plain
 * reading of the rules.
 */
final class RankOracle {
  private final Map<QueueId, QueueRules> queues = new HashMap<>();
  private final Map<UserId, PoolImage.AgentImage> agents = new HashMap<>();
  private final PoolImage image;

  RankOracle(PoolImage image) {
    this.image = image;
    image.queues().forEach(q -> queues.put(q.rules().id(), q.rules()));
    image.agents().forEach(a -> agents.put(a.profile().id(), a));
  }

  /** The waiting contacts that should have been offered in place of this one. */
  List<PoolImage.ContactImage> passedOver(PoolDecision.Offered offered) {
    AgentProfile agent = agents.get(offered.agent()).profile();
    List<InHand> inHand =
        image.contacts().stream()
            .filter(c -> !c.id().equals(offered.contact()))
            .flatMap(c -> inHand(c, offered.agent()))
            .toList();
    int rank = rank(offered.queue(), offered.agent()).rank();
    return image.contacts().stream()
        .filter(c -> c.state() == ContactState.WAITING || hasRoomForMore(c))
        .filter(c -> c.held() == null)
        .filter(c -> c.asked().stream().noneMatch(a -> a.agent().equals(offered.agent())))
        .filter(c -> !queues.get(c.queue()).serving().paused())
        .filter(c -> c.bars().stream().noneMatch(b -> b.agent().equals(offered.agent())))
        .filter(c -> hasRoom(agent.costs(), inHand, Medium.of(c.channel())))
        .filter(c -> rank(c.queue(), offered.agent()).rank() < rank)
        .filter(c -> fits(c, agent))
        .toList();
  }

  /** What one contact takes of an agent who has it or is asked. */
  private record InHand(Medium medium, int cost) {}

  private static Stream<InHand> inHand(PoolImage.ContactImage contact, UserId agent) {
    Medium medium = Medium.of(contact.channel());
    if (agent.equals(contact.agent())) {
      return contact.cost() == 0 ? Stream.of() : Stream.of(new InHand(medium, contact.cost()));
    }
    return contact.asked().stream()
        .filter(a -> a.agent().equals(agent))
        .map(a -> new InHand(medium, a.cost()));
  }

  private boolean hasRoomForMore(PoolImage.ContactImage contact) {
    return contact.shared()
        && contact.asked().size() < queues.get(contact.queue()).serving().atOnce();
  }

  private boolean hasRoom(CapacityCosts costs, List<InHand> inHand, Medium medium) {
    List<Medium> interrupted = image.rules().interruptions().of(medium);
    int used =
        inHand.stream().filter(c -> !interrupted.contains(c.medium())).mapToInt(InHand::cost).sum();
    long same = inHand.stream().filter(c -> c.medium() == medium).count();
    return inHand.size() < costs.limits().contacts()
        && same < costs.limits().of(medium)
        && used + costs.of(medium) <= CapacityCosts.BUDGET;
  }

  private boolean fits(PoolImage.ContactImage contact, AgentProfile agent) {
    QueueRules queue = queues.get(contact.queue());
    long waited = image.nowMillis() - contact.enqueuedAt();
    List<Clause> requirements = new ArrayList<>();
    requirements.addAll(requirementsAt(waited, queue.requirements(), queue.relaxations()));
    Needs needs = contact.needs();
    requirements.addAll(requirementsAt(waited, needs.requirements(), needs.relaxations()));
    return (queue.members().isEmpty() || queue.members().contains(agent.id()))
        && rank(contact.queue(), agent.id()).delaySeconds() * 1000L <= waited
        && requirements.stream().allMatch(clause -> meets(clause, agent));
  }

  private static List<Clause> requirementsAt(
      long waitedMillis, List<Clause> first, List<Relaxation> relaxations) {
    List<Clause> requirements = first;
    for (Relaxation relaxation : relaxations) {
      if (relaxation.afterSeconds() * 1000L <= waitedMillis) {
        requirements = relaxation.requirements();
      }
    }
    return requirements;
  }

  private static boolean meets(Clause clause, AgentProfile agent) {
    return clause.anyOf().stream()
        .anyMatch(alternative ->
            switch (alternative) {
              case SkillRequirement r ->
                  agent.skills().stream()
                      .anyMatch(s -> s.skill().equals(r.skill()) && s.proficiency() >= r.minimum());
              case GroupRequirement r -> agent.groups().contains(r.group());
            });
  }

  private Rank rank(QueueId queue, UserId agent) {
    return queues.get(queue).serving().ranks().stream()
        .filter(r -> r.agent().equals(agent))
        .findFirst()
        .orElse(new Rank(agent, 1, 0));
  }
}
