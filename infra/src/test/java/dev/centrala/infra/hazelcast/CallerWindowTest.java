package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallerWindowTest {
  /** Those who wait share a context with those for whom they wait. */
  @Test
  void whoeverWaitsForRoomLetsTheOthersOfTheContextMakeIt() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<Context> taken = new CompletableFuture<>();
      vertx
          .deployVerticle(
              new VerticleBase() {
                @Override
                public Future<?> start() {
                  taken.complete(super.context);
                  return Future.succeededFuture();
                }
              },
              new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
          .await();
      CallerWindow window = new CallerWindow(new Caller(1, 1));
      long first = window.begin();
      long last = first;
      while (last + 1 - first < SequencedPool.WINDOW - 16) {
        last = window.begin();
      }
      long next = last + 1;
      CompletableFuture<Long> begun = new CompletableFuture<>();
      taken.join().runOnContext(now -> begun.complete(window.begin()));
      taken.join().runOnContext(now -> window.finish(first));

      assertThat(begun.get(30, TimeUnit.SECONDS)).isEqualTo(next);
    } finally {
      vertx.close().await();
    }
  }
}
