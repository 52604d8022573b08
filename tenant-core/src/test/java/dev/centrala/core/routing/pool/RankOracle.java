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
 * have taken work of a lower one that still waits, or one out of its queue's order? Agents and
 * contacts are compared by plain reading of the rules.
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
    List<InHand> inHand = inHand(offered);
    int rank = rank(offered.queue(), offered.agent()).rank();
    return takeable(offered, agent, inHand)
        .filter(c -> rank(c.queue(), offered.agent()).rank() < rank)
        .toList();
  }

  /**
   * Those who wait in the same queue for the same, as far relaxed and with the same agents barred,
   * and whose turn was before that of who was offered.
   */
  List<PoolImage.ContactImage> outOfTurn(PoolDecision.Offered offered) {
    AgentProfile agent = agents.get(offered.agent()).profile();
    PoolImage.ContactImage chosen =
        image.contacts().stream()
            .filter(c -> c.id().equals(offered.contact()))
            .findFirst()
            .orElseThrow();
    return takeable(offered, agent, inHand(offered))
        .filter(c -> c.queue().equals(chosen.queue()) && c.channel() == chosen.channel())
        .filter(c -> c.needs().equals(chosen.needs()) && c.stage().equals(chosen.stage()))
        .filter(c -> barred(c).equals(barred(chosen)))
        .filter(c -> isBefore(c, chosen))
        .toList();
  }

  private static List<UserId> barred(PoolImage.ContactImage contact) {
    return contact.bars().stream().map(PoolImage.BarImage::agent).toList();
  }

  private boolean isBefore(PoolImage.ContactImage one, PoolImage.ContactImage other) {
    Serving serving = queues.get(one.queue()).serving();
    long step = image.rules().secondsPerPriority() * 1000L;
    return switch (serving.order()) {
      case FIFO ->
          one.enqueuedAt() - one.priority() * step < other.enqueuedAt() - other.priority() * step;
      case PRIORITY ->
          one.priority() > other.priority()
              || (one.priority() == other.priority() && one.enqueuedAt() < other.enqueuedAt());
      case DUE_BY ->
          due(one, serving) - one.priority() * step < due(other, serving) - other.priority() * step;
      case LIFO ->
          one.enqueuedAt() + one.priority() * step > other.enqueuedAt() + other.priority() * step;
    };
  }

  private static long due(PoolImage.ContactImage contact, Serving serving) {
    return contact.dueBy() == 0 ? serving.dueAt(contact.enqueuedAt()) : contact.dueBy();
  }

  /** What waits and the agent could take in place of what was offered. */
  private Stream<PoolImage.ContactImage> takeable(
      PoolDecision.Offered offered, AgentProfile agent, List<InHand> inHand) {
    return image.contacts().stream()
        .filter(c -> c.state() == ContactState.WAITING || hasRoomForMore(c))
        .filter(c -> c.held() == null)
        .filter(c -> c.asked().stream().noneMatch(a -> a.agent().equals(offered.agent())))
        .filter(c -> !queues.get(c.queue()).serving().paused())
        .filter(c -> c.bars().stream().noneMatch(b -> b.agent().equals(offered.agent())))
        .filter(c -> hasRoom(agent.costs(), inHand, Medium.of(c.channel())))
        .filter(c -> fits(c, agent));
  }

  private List<InHand> inHand(PoolDecision.Offered offered) {
    return image.contacts().stream()
        .filter(c -> !c.id().equals(offered.contact()))
        .flatMap(c -> inHand(c, offered.agent()))
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
