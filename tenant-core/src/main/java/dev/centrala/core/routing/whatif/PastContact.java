package dev.centrala.core.routing.whatif;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it went: the queue it came in at and when, how long it waited for the first answer,
 * and, when it was answered, how long the work and the wrap-up took, of all agents who had it.
 * Milliseconds. With {@code begunBy} it is no arrival: that agent began it, in the name of the
 * queue.
 */
public record PastContact(
    QueueId queue,
    Channel channel,
    int priority,
    long enqueuedAtMillis,
    long waitedMillis,
    boolean answered,
    long handledMillis,
    long wrapUpMillis,
    @Nullable UserId begunBy) {}
