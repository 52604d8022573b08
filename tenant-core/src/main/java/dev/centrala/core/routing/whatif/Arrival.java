package dev.centrala.core.routing.whatif;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One contact that enters a queue. Times are milliseconds; {@code patienceMillis} is how long its
 * customer waits before giving up ({@link #ENDLESS}: for as long as it takes), {@code handleMillis}
 * how long an agent then works on it, {@code wrapUpMillis} how long the agent finishes up unless
 * the queue's rule ends that sooner. With {@code begunBy} nobody arrives: that agent begins it,
 * which takes their time and counts for no queue; who is not there or has no room then does not.
 */
public record Arrival(
    long atMillis,
    QueueId queue,
    Channel channel,
    int priority,
    long patienceMillis,
    long handleMillis,
    long wrapUpMillis,
    @Nullable UserId begunBy) {
  public static final long ENDLESS = Long.MAX_VALUE;

  /** A customer's. */
  public Arrival(
      long atMillis,
      QueueId queue,
      Channel channel,
      int priority,
      long patienceMillis,
      long handleMillis,
      long wrapUpMillis) {
    this(atMillis, queue, channel, priority, patienceMillis, handleMillis, wrapUpMillis, null);
  }

  public Arrival {
    if (patienceMillis < 0 || handleMillis < 0 || wrapUpMillis < 0) {
      throw new IllegalArgumentException(
          "patience " + patienceMillis + " ms, handling " + handleMillis + " ms");
    }
  }
}
