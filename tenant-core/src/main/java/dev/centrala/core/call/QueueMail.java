package dev.centrala.core.call;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Of what happens in a queue, what is told by mail, and to whom; nobody where {@code responsible}
 * is absent. Version 0 has never been written.
 */
public record QueueMail(
    QueueId queue,
    long version,
    @Nullable UserId responsible,
    boolean voicemails,
    boolean summaries) {
  public static QueueMail none(QueueId queue) {
    return new QueueMail(queue, 0, null, false, false);
  }
}
