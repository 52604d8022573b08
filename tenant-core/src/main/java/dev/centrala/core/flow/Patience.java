package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.shared.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a flow waits before the clock answers in the customer's place. A call's own carrier
 * waits for keys and words; a visitor of a chat is there; who writes messages may take a day.
 */
final class Patience {
  private static final Duration IN_A_CHAT = Duration.ofMinutes(10);
  private static final Duration BY_MESSAGE = Duration.ofDays(1);

  private Patience() {}

  /** Absent where the clock has no part in it. */
  static @Nullable Instant until(Instant now, Channel channel, Instruction last) {
    return switch (last) {
      case Instruction.Wait wait -> wait.effect() ? now : now.plusSeconds(wait.seconds());
      case Instruction.Ask ask -> answer(now, channel, ask.question().timeoutSeconds());
      case Instruction.Voicemail _ -> answer(now, channel, 0);
      default -> null;
    };
  }

  private static @Nullable Instant answer(Instant now, Channel channel, int seconds) {
    if (channel == Channel.VOICE) {
      return null;
    }
    Duration usual = channel == Channel.CHAT ? IN_A_CHAT : BY_MESSAGE;
    return now.plus(seconds == 0 ? usual : Duration.ofSeconds(seconds));
  }
}
