package dev.centrala.core.call;

import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.QueueLoop;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What callers hear in a queue where their flow says nothing of it: music, the business's own where
 * it names a {@link Sound}, and every so many seconds (0: never) their place, the wait that is
 * expected, and words of the business. Music of its own is played to its end before anything is
 * said.
 */
public record QueueWait(
    long version,
    int announceEverySeconds,
    boolean position,
    boolean estimatedWait,
    @Nullable String words,
    @Nullable AttachmentId music) {
  public static final QueueWait MUSIC = new QueueWait(0, 0, false, false, null, null);

  private static final int SHORTEST_SECONDS = 10;
  private static final int LONGEST_SECONDS = 3_600;
  private static final int LONGEST_WORDS = 500;

  public QueueWait {
    if (announceEverySeconds != 0
        && (announceEverySeconds < SHORTEST_SECONDS || announceEverySeconds > LONGEST_SECONDS)) {
      throw RefusedException.invalid("/announceEverySeconds", "0, or between 10 and 3600");
    }
    if (words != null && (words.isBlank() || words.length() > LONGEST_WORDS)) {
      throw RefusedException.invalid("/words", "1 to 500 characters");
    }
    if (announceEverySeconds != 0 && !position && !estimatedWait && words == null) {
      throw RefusedException.invalid("/words", "something must be said");
    }
  }

  /** As a flow would say it; empty where there is nothing but the carrier's music. */
  @Nullable QueueLoop loop() {
    return announceEverySeconds == 0 && music == null
        ? null
        : new QueueLoop(
            music,
            announceEverySeconds,
            position,
            estimatedWait,
            words == null ? null : Prompt.text(words),
            List.of(),
            null);
  }
}
