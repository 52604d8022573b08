package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened in a simulation, and the figures that follow from it. */
final class Books {
  /** One queue's contacts so far. */
  private static final class QueueBook {
    final long shortMillis;
    int arrived;
    int atOnce;
    int withinTarget;
    int abandoned;
    int shortAbandoned;
    int turnedAway;
    long longestWait;
    final List<Long> waits = new ArrayList<>();

    QueueBook(int shortAbandonSeconds) {
      this.shortMillis = shortAbandonSeconds * 1000L;
    }
  }

  /** One agent's time so far; {@code since} values are 0 while they do not run. */
  private static final class AgentBook {
    long signedInSince;
    long busySince;
    long signedIn;
    long busy;
    int held;
  }

  private final Plan plan;
  private final Map<QueueId, QueueBook> queues = new HashMap<>();
  private final Map<UserId, AgentBook> agents = new HashMap<>();
  private final BitSet answered = new BitSet();

  Books(Plan plan) {
    this.plan = plan;
    plan.queues()
        .forEach(
            queue -> queues.put(queue.id(), new QueueBook(queue.limits().shortAbandonSeconds())));
  }

  void arrived(Arrival arrival) {
    if (counts(arrival)) {
      of(arrival).arrived++;
    }
  }

  private boolean counts(Arrival arrival) {
    return arrival.begunBy() == null && arrival.atMillis() >= plan.countFromMillis();
  }

  boolean isAnswered(int number) {
    return answered.get(number);
  }

  void answered(int number, Arrival arrival, UserId agent, long now) {
    AgentBook book = agents.get(agent);
    if (book != null && book.held++ == 0) {
      book.busySince = now;
    }
    if (answered.get(number)) {
      return;
    }
    answered.set(number);
    if (!counts(arrival)) {
      return;
    }
    long wait = now - arrival.atMillis();
    QueueBook queue = of(arrival);
    queue.waits.add(wait);
    queue.longestWait = Math.max(queue.longestWait, wait);
    if (wait <= plan.answerMillis()) {
      queue.atOnce++;
    }
    if (wait <= plan.targetOf(arrival.queue())) {
      queue.withinTarget++;
    }
  }

  void abandoned(int number, Arrival arrival, long now) {
    if (!answered.get(number) && counts(arrival)) {
      QueueBook queue = of(arrival);
      long wait = now - arrival.atMillis();
      queue.abandoned++;
      queue.shortAbandoned += wait < queue.shortMillis ? 1 : 0;
      queue.longestWait = Math.max(queue.longestWait, wait);
    }
  }

  void turnedAway(int number, Arrival arrival) {
    if (!answered.get(number) && counts(arrival)) {
      of(arrival).turnedAway++;
    }
  }

  void done(UserId agent, long now) {
    AgentBook book = agents.get(agent);
    if (book != null && --book.held == 0) {
      book.busy += now - book.busySince;
    }
  }

  void signedIn(UserId agent, long now) {
    AgentBook book = agents.computeIfAbsent(agent, unused -> new AgentBook());
    if (book.signedInSince == 0) {
      book.signedInSince = now;
    }
  }

  void signedOut(UserId agent, long now) {
    AgentBook book = agents.get(agent);
    if (book != null && book.signedInSince > 0) {
      book.signedIn += now - book.signedInSince;
      book.signedInSince = 0;
    }
  }

  Report report(long now) {
    long there = 0;
    long busy = 0;
    for (AgentBook book : agents.values()) {
      there += book.signedIn + (book.signedInSince > 0 ? now - book.signedInSince : 0);
      busy += book.busy + (book.held > 0 ? now - book.busySince : 0);
    }
    return new Report(
        plan.queues().stream().map(this::figures).toList(), there == 0 ? 0 : (double) busy / there);
  }

  private Report.QueueFigures figures(QueueRules rules) {
    QueueBook book = of(rules.id());
    int count = book.waits.size();
    Collections.sort(book.waits);
    double average = book.waits.stream().mapToLong(Long::longValue).average().orElse(0);
    long ninetieth = count == 0 ? 0 : book.waits.get(Math.ceilDiv(count * 9, 10) - 1);
    int over = count + book.abandoned + book.turnedAway;
    int counted = count + book.abandoned - book.shortAbandoned;
    return new Report.QueueFigures(
        rules.id(),
        rules.name(),
        book.arrived,
        count,
        book.atOnce,
        book.abandoned,
        book.shortAbandoned,
        book.turnedAway,
        book.arrived - over,
        counted == 0 ? 1 : (double) book.withinTarget / counted,
        average / 1000,
        ninetieth / 1000.0,
        book.longestWait / 1000.0);
  }

  private QueueBook of(Arrival arrival) {
    return of(arrival.queue());
  }

  private QueueBook of(QueueId queue) {
    QueueBook book = queues.get(queue);
    if (book == null) {
      throw new IllegalArgumentException(
          "an arrival for queue " + queue + ", which is not planned");
    }
    return book;
  }
}
