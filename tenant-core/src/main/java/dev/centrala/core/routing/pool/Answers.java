package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.PoolAnswer.AgentNumbers;
import dev.centrala.core.routing.pool.PoolAnswer.Holding;
import dev.centrala.core.routing.pool.PoolAnswer.Holdings;
import dev.centrala.core.routing.pool.PoolAnswer.LiveNumbers;
import dev.centrala.core.routing.pool.PoolAnswer.Place;
import dev.centrala.core.routing.pool.PoolAnswer.QueueNumbers;
import dev.centrala.core.routing.pool.PoolAnswer.WaitingContact;
import dev.centrala.core.routing.pool.PoolAnswer.WaitingLine;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers questions about the pool as it stands. */
final class Answers {
  private final Board board;
  private final long now;

  Answers(Board board, long now) {
    this.board = board;
    this.now = now;
  }

  PoolAnswer to(PoolQuery query) {
    return switch (query) {
      case PoolQuery.WhereIs q -> whereIs(q);
      case PoolQuery.Live q -> live();
      case PoolQuery.Waiting q -> waiting(q);
      case PoolQuery.WhichStands q -> new PoolAnswer.Standing(board.incarnation);
      case PoolQuery.Held q -> held();
      case PoolQuery.TakePicture q -> new PoolAnswer.Picture(PoolImage.of(board));
    };
  }

  private Place whereIs(PoolQuery.WhereIs query) {
    Contact contact = board.contact(query.contact());
    if (contact == null) {
      return new Place(null, null, 0, -1);
    }
    boolean waits = contact.state == ContactState.WAITING;
    int position = waits ? contact.queue.positionOf(contact) : 0;
    long estimate = waits ? contact.queue.answers.estimateSeconds(position, now) : -1;
    return new Place(contact.queue.rules.id(), contact.state, position, estimate);
  }

  private LiveNumbers live() {
    List<QueueNumbers> queues =
        board.queues.values().stream()
            .map(this::numbers)
            .sorted(Comparator.comparing(QueueNumbers::name).thenComparing(q -> q.queue().value()))
            .toList();
    List<AgentNumbers> agents =
        board.roster.all().stream()
            .map(Answers::numbers)
            .sorted(Comparator.comparing(AgentNumbers::name).thenComparing(a -> a.agent().value()))
            .toList();
    return new LiveNumbers(now, queues, agents, new Reach(board).lost());
  }

  /**
   * The longest waiting of each queue, merged. Each queue of theirs is walked once for their places
   * in it, whoever is told.
   */
  private WaitingLine waiting(PoolQuery.Waiting query) {
    List<Contact> first =
        board.queues.values().stream()
            .flatMap(queue -> queue.waiting.stream().limit(query.most()))
            .sorted(Contact.BY_AGE)
            .limit(query.most())
            .toList();
    Map<Contact, Integer> positions = new IdentityHashMap<>();
    first.stream()
        .collect(Collectors.groupingBy(contact -> contact.queue))
        .forEach((queue, told) -> positions.putAll(queue.positionsOf(told)));
    return new WaitingLine(now, first.stream().map(c -> waiting(c, positions)).toList());
  }

  private WaitingContact waiting(Contact c, Map<Contact, Integer> positions) {
    int position = positions.getOrDefault(c, 0);
    return new WaitingContact(
        c.id,
        c.queue.rules.id(),
        Math.max(0, now - c.enqueuedAt) / 1000,
        position,
        position == 0 ? -1 : c.queue.answers.estimateSeconds(position, now));
  }

  private QueueNumbers numbers(QueueState queue) {
    return new QueueNumbers(
        queue.rules.id(),
        queue.rules.name(),
        queue.waiting.size(),
        queue.offered,
        queue.assigned,
        queue.longestWaitSeconds(now),
        queue.today,
        queue.rules.serving().paused(),
        queue.rules.limits().closed());
  }

  private static AgentNumbers numbers(Agent agent) {
    int assigned = 0;
    for (Contact contact : agent.contacts) {
      if (contact.state == ContactState.ASSIGNED || contact.state == ContactState.PARKED) {
        assigned++;
      }
    }
    return new AgentNumbers(
        agent.id,
        agent.profile.name(),
        agent.presence,
        agent.reason,
        agent.since,
        agent.pending,
        agent.connected,
        agent.load.used(),
        CapacityCosts.BUDGET,
        assigned,
        agent.handledToday);
  }

  private Holdings held() {
    List<Holding> held = board.contacts.values().stream().map(Answers::holding).toList();
    return new Holdings(board.incarnation, held);
  }

  private static Holding holding(Contact c) {
    Asked only = c.asked.isEmpty() || c.shared ? null : c.asked.getFirst();
    Agent agent = only == null ? c.agent : only.agent();
    return new Holding(
        c.id,
        c.state,
        agent == null ? null : agent.id,
        c.epoch,
        only == null ? c.cost : only.cost(),
        c.confirmed,
        c.shared ? c.asked.stream().map(Asked::toOpenOffer).toList() : List.of());
  }
}
