package dev.centrala.core.routing.pool;

import java.util.ArrayDeque;
import java.util.List;

/**
 * When contacts of a queue were answered in the last 15 minutes, the newest 500 of them. The
 * estimated wait follows from it: position ÷ answers per second, unknown below 5 answers.
 */
final class AnswerRate {
  static final long WINDOW_MILLIS = 15 * 60 * 1000L;
  private static final int KEPT = 500;
  private static final int FEWEST = 5;
  private final ArrayDeque<Long> answeredAt;

  AnswerRate(List<Long> answeredAt) {
    this.answeredAt = new ArrayDeque<>(answeredAt);
  }

  void answered(long now) {
    answeredAt.addLast(now);
    if (answeredAt.size() > KEPT) {
      answeredAt.removeFirst();
    }
    while (answeredAt.getFirst() <= now - WINDOW_MILLIS) {
      answeredAt.removeFirst();
    }
  }

  /** Seconds until the contact at this position is answered; -1 when unknown. Changes nothing. */
  long estimateSeconds(int position, long now) {
    long since = now - WINDOW_MILLIS;
    long count = answeredAt.stream().filter(at -> at > since).count();
    if (count < FEWEST) {
      return -1;
    }
    // When only the newest answers are kept, they span less than the window.
    long span = count == KEPT ? Math.max(1, now - answeredAt.getFirst()) : WINDOW_MILLIS;
    return Math.ceilDiv(position * span, count * 1000);
  }

  List<Long> toList() {
    return List.copyOf(answeredAt);
  }
}
