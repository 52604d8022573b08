package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a tenant that asks for ten times its limit does to the answers that another one gets: its
 * p99 alone and beside the noisy one in turn, and alone twice for what two equal rounds differ by.
 * Each request of both is a committed change through the API; both tenants' clients are in this
 * process too, and take from the same processors.
 */
@Tag("bench")
class FairnessBench {
  private static final int LIMIT = BenchNode.REQUESTS_PER_SECOND;
  private static final int NOISY_PER_SECOND = 10 * LIMIT;
  private static final int QUIET_PER_SECOND = 30;
  private static final int REQUESTS = 200;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 7;

  @TempDir static Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void aTenantAtTenTimesItsLimitBesideAQuietOne() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"))) {
      HttpRequest quiet = change(node, node.token(node.company("quiet")));
      HttpRequest noisy = change(node, node.token(node.company("noisy")));
      List<Double> spread = new ArrayList<>();
      List<Double> moved = new ArrayList<>();
      List<Double> alone = new ArrayList<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        double first = p99(quiet);
        double beside = besideTheNoisyOne(quiet, noisy);
        double second = p99(quiet);
        if (round >= 0) {
          alone.add((first + second) / 2);
          spread.add(Math.abs(second - first) / Math.min(first, second));
          moved.add(beside / ((first + second) / 2) - 1);
        }
      }
      System.out.printf(
          "a tenant at %d requests/s with a limit of %d (%d served, %d refused): another one's p99"
              + " of %.1f ms moves by %.0f %% (median of %d rounds of %d at %d/s); two rounds"
              + " without it differ by %.0f %%%n",
          NOISY_PER_SECOND,
          LIMIT,
          served.get(),
          refused.get(),
          median(alone),
          100 * median(moved),
          ROUNDS,
          REQUESTS,
          QUIET_PER_SECOND,
          100 * median(spread));
      assertThat(refused.get()).as("most of what is too much is refused").isPositive();
    }
  }

  private static HttpRequest change(BenchNode node, String token) {
    return HttpRequest.newBuilder(URI.create(node.baseUrl() + "/api/v1/me"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"preferences\":{\"a\":1}}"))
        .build();
  }

  private double besideTheNoisyOne(HttpRequest quiet, HttpRequest noisy) throws Exception {
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      ScheduledFuture<?> noise =
          clock.scheduleAtFixedRate(
              () -> send(noisy).thenAccept(this::count),
              0,
              1_000_000_000L / NOISY_PER_SECOND,
              TimeUnit.NANOSECONDS);
      double p99 = p99(quiet);
      assertThat(noise.cancel(false)).as("the noise went on").isTrue();
      return p99;
    }
  }

  private void count(int status) {
    (status == 200 ? served : refused).incrementAndGet();
  }

  private CompletableFuture<Integer> send(HttpRequest request) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** In milliseconds; every request has to be served. */
  private double p99(HttpRequest request) throws InterruptedException {
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(REQUESTS);
    long start = System.nanoTime();
    for (int i = 0; i < REQUESTS; i++) {
      long due = start + i * (1_000_000_000L / QUIET_PER_SECOND);
      while (System.nanoTime() < due) {
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      }
      long sent = System.nanoTime();
      send(request)
          .thenAccept(status -> {
            if (status == 200) {
              millis.add((System.nanoTime() - sent) / 1e6);
            }
            done.countDown();
          });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(millis).as("every request of the quiet tenant is served").hasSize(REQUESTS);
    return millis.stream().sorted().toList().get(REQUESTS * 99 / 100);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
