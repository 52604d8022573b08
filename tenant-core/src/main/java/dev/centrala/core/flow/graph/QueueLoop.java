package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer hears or reads while waiting: music (absent: the channel's own), every so many
 * seconds (0: never) an announcement, with the position and the estimated wait where wanted, and
 * other ways out than waiting, all in the customer's {@code language} if that is known, each taken
 * by answering {@link FlowInput.QueueExit} with its exit.
 */
public record QueueLoop(
    @Nullable AttachmentId music,
    int announceEverySeconds,
    boolean position,
    boolean estimatedWait,
    @Nullable Prompt announcement,
    List<Offer> offers,
    @Nullable String language) {
  public QueueLoop {
    offers = List.copyOf(offers);
  }

  /**
   * A way out that is offered after {@code afterSeconds}: the option's id is the exit, such as
   * callback, voicemail or sms.
   */
  public record Offer(Option option, Prompt prompt, int afterSeconds) {}
}
