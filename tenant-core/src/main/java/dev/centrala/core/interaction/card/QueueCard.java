package dev.centrala.core.interaction.card;

import dev.centrala.core.shared.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What agents see beside the contacts of a queue: a page to open, and what the program at {@code
 * lookUpUrl} answers about who it is. Version 0 was never written.
 */
public record QueueCard(
    QueueId queue,
    long version,
    @Nullable Page page,
    @Nullable String lookUpUrl,
    @Nullable Failure lastFailure) {
  /** What it is called on the button, and where it leads. */
  public record Page(String name, PageTemplate template) {}

  /** When and why nothing was found out last; gone with the next answer. */
  public record Failure(Instant at, String why) {}

  public static QueueCard none(QueueId queue) {
    return new QueueCard(queue, 0, null, null, null);
  }
}
