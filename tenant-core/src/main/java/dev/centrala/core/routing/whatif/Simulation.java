package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/**
 * A discrete-event simulation around the real pool: it sends the commands that customers, agents
 * and the clock would send, in order of time, and keeps the books of what the pool decides.
 */
public final class Simulation {
  /** Something that happens at an instant; {@code order} decides among equals. */
  private record Event(long at, long order, Runnable what) {}

  private final Plan plan;
  private final List<Arrival> arrivals;
  private final RoutingPool pool;
  private final Books books;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Set<UserId> introduced = new HashSet<>();
  private long order;
  private long now;
  private long wakeAt;

  private Simulation(Plan plan, List<Arrival> arrivals) {
    this.plan = plan;
    this.arrivals = List.copyOf(arrivals);
    this.pool = RoutingPool.empty(1, plan.rules());
    this.books = new Books(plan);
  }

  /**
   * Plays the arrivals until every contact has ended or nothing more can happen.
   *
   * @throws IllegalArgumentException when an arrival names a queue that the plan does not have
   */
  public static Report run(Plan plan, List<Arrival> arrivals) {
    return new Simulation(plan, arrivals).run();
  }

  private Report run() {
    plan.queues().forEach(queue -> tell(new PoolCommand.PutQueue(queue)));
    for (Shift shift : plan.shifts()) {
      at(shift.fromMillis(), () -> begin(shift));
      at(shift.toMillis(), () -> finish(shift));
    }
    for (int i = 0; i < arrivals.size(); i++) {
      int number = i;
      at(arrivals.get(i).atMillis(), () -> arrive(number));
    }
    while (!agenda.isEmpty()) {
      Event next = agenda.remove();
      now = Math.max(now, next.at());
      next.what().run();
    }
    return books.report(now);
  }

  private void at(long instant, Runnable what) {
    agenda.add(new Event(instant, order++, what));
  }

  private void begin(Shift shift) {
    if (introduced.add(shift.agent().id())) {
      tell(new PoolCommand.PutAgent(shift.agent()));
    }
    books.signedIn(shift.agent().id(), now);
    tell(new PoolCommand.SetPresence(shift.agent().id(), Presence.AVAILABLE, null));
  }

  private void finish(Shift shift) {
    tell(new PoolCommand.SetPresence(shift.agent().id(), Presence.OFFLINE, null));
  }

  private void arrive(int number) {
    Arrival arrival = arrivals.get(number);
    InteractionId contact = idOf(number);
    if (arrival.begunBy() != null) {
      tell(new PoolCommand.Begin(contact, arrival.queue(), arrival.channel(), arrival.begunBy()));
      return;
    }
    books.arrived(arrival);
    tell(
        new PoolCommand.Enqueue(
            contact, arrival.queue(), arrival.channel(), arrival.priority(), now, null));
    if (arrival.patienceMillis() != Arrival.ENDLESS) {
      at(now + arrival.patienceMillis(), () -> giveUp(number));
    }
  }

  private void giveUp(int number) {
    if (!books.isAnswered(number)) {
      tell(new PoolCommand.End(idOf(number), PoolCommand.EndReason.ABANDONED));
    }
  }

  private void tell(PoolCommand command) {
    PoolReply reply = pool.apply(command, now);
    long due = reply.nextDeadlineMillis();
    if (due > 0 && (wakeAt <= now || due < wakeAt)) {
      wakeAt = due;
      at(due, () -> tell(new PoolCommand.Tick()));
    }
    reply.decisions().forEach(this::carryOut);
  }

  private void carryOut(PoolDecision decision) {
    switch (decision) {
      case PoolDecision.Offered offered ->
          at(
              now + plan.answerMillis(),
              () -> tell(new PoolCommand.Accept(offered.offer(), offered.agent())));
      case PoolDecision.Assigned assigned -> assigned(assigned);
      case PoolDecision.ConfirmationDue due ->
          tell(new PoolCommand.Confirm(due.contact(), due.epoch()));
      case PoolDecision.WrapUpStarted started ->
          at(
              now + arrivals.get(numberOf(started.contact())).wrapUpMillis(),
              () -> tell(new PoolCommand.CompleteWrapUp(started.contact())));
      case PoolDecision.TurnedAway away ->
          books.turnedAway(numberOf(away.contact()), arrivals.get(numberOf(away.contact())));
      case PoolDecision.Left left -> left(left);
      case PoolDecision.PresenceChanged changed -> {
        if (changed.presence() == Presence.OFFLINE) {
          books.signedOut(changed.agent(), now);
        }
      }
      default -> {
        // Nothing that the books hold.
      }
    }
  }

  private void assigned(PoolDecision.Assigned assigned) {
    int number = numberOf(assigned.contact());
    tell(new PoolCommand.Confirm(assigned.contact(), assigned.epoch()));
    books.answered(number, arrivals.get(number), assigned.agent(), now);
    at(
        now + arrivals.get(number).handleMillis(),
        () -> tell(new PoolCommand.End(assigned.contact(), PoolCommand.EndReason.COMPLETED)));
  }

  private void left(PoolDecision.Left left) {
    int number = numberOf(left.contact());
    if (left.agent() == null) {
      books.abandoned(number, arrivals.get(number), now);
    } else {
      books.done(left.agent(), now);
    }
  }

  private static InteractionId idOf(int number) {
    return new InteractionId(new UUID(0x4000L, number));
  }

  private static int numberOf(InteractionId contact) {
    return (int) contact.value().getLeastSignificantBits();
  }
}
