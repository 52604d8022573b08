package dev.centrala.web.socket;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Waits on a virtual thread of Vert.x without holding up what else its context has to do. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    Context context = Vertx.currentContext();
    if (context == null) {
      throw new IllegalStateException("only on a context");
    }
    Promise<Boolean> over = Promise.promise();
    context.owner().setTimer(millis, fired -> over.complete(true));
    over.future().await();
  }
}
