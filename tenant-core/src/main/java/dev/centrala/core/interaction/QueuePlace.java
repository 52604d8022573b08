package dev.centrala.core.interaction;

import dev.centrala.core.shared.QueueId;
import java.time.Instant;

/**
 * Where work waits; {@code priority} adds to the queue's. The place stays what it was when the work
 * comes back.
 */
public record QueuePlace(QueueId queue, int priority, Instant enqueuedAt) {}
