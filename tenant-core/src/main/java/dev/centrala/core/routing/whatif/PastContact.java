package dev.centrala.core.routing.whatif;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;

/**
 * A contact as it went: when it entered the queue, how long it waited, and, when it was answered,
 * how long the work and the wrap-up took. Milliseconds.
 */
public record PastContact(
    QueueId queue,
    Channel channel,
    int priority,
    long enqueuedAtMillis,
    long waitedMillis,
    boolean answered,
    long handledMillis,
    long wrapUpMillis) {}
