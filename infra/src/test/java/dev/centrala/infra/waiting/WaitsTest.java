package dev.centrala.infra.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final Vertx vertx = Vertx.vertx();
  private Context context;

  @BeforeEach
  void takeAContextOfVirtualThreads() {
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
    context = taken.join();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private <T> CompletableFuture<T> onContext(Callable<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    context.runOnContext(now -> {
      try {
        outcome.complete(work.call());
      } catch (Throwable failed) {
        outcome.completeExceptionally(failed);
      }
    });
    return outcome;
  }

  @Test
  void aContextLivesOnWhenSomethingComesAfterAWaitInVain() throws Exception {
    Promise<String> late = Promise.promise();
    String next =
        onContext(
                () -> {
                  assertThatThrownBy(() -> Waits.atMost(late.future(), 10, TimeUnit.MILLISECONDS))
                      .isInstanceOf(TimeoutException.class);
                  return Future.succeededFuture("waits again").map(word -> word).await();
                })
            .get(30, TimeUnit.SECONDS);
    assertThat(next).isEqualTo("waits again");

    late.complete("too late");

    assertThat(onContext(() -> "serves").get(30, TimeUnit.SECONDS)).isEqualTo("serves");
  }

  @Test
  void otherWorkOfTheContextGoesOnMeanwhile() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<String> asking = onContext(() -> Waits.until(answer));
    CompletableFuture<String> pausing =
        onContext(() -> {
          Waits.pause(1);
          return "paused";
        });
    onContext(() -> answer.complete("answered"));

    assertThat(asking.get(30, TimeUnit.SECONDS)).isEqualTo("answered");
    assertThat(pausing.get(30, TimeUnit.SECONDS)).isEqualTo("paused");
  }

  @Test
  void aFailureIsThrownAsItIs() {
    assertThatThrownBy(() ->
            Waits.atMost(
                CompletableFuture.failedFuture(new IllegalArgumentException("no")),
                1,
                TimeUnit.MINUTES))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
