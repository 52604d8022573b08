package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    Context context = Vertx.currentContext();
    Future<T> answer =
        context == null
            ? Future.fromCompletionStage(stage)
            : Future.fromCompletionStage(stage, context);
    try {
      return answer.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (Throwable failed) {
      if (failed instanceof Error error) {
        throw error;
      }
      throw new RefusedException(
          new Refusal.Unavailable("The cluster does not answer; please try again."));
    }
  }
}
