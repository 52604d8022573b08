package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.waiting.Waits;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Waits for Hazelcast on a virtual thread; a cluster that does not answer is refused as
 * unavailable.
 */
final class Answers {
  private static final long LONGEST_SECONDS = 5;

  private Answers() {}

  static <T> T of(CompletionStage<T> stage) {
    try {
      return Waits.atMost(stage, LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (Throwable failed) {
      if (failed instanceof Error error) {
        throw error;
      }
      throw new RefusedException(
          new Refusal.Unavailable("The cluster does not answer; please try again."));
    }
  }
}
