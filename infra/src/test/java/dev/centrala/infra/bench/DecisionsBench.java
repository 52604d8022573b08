package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A queue full of waiting messages that goes on after a pause: from there until each has been
 * offered and accepted, with arbiter, timeline and explanations on disk and desktops told, beside
 * the same rows by SQL alone. Rounds of both alternate in the same run.
 */
@Tag("bench")
class DecisionsBench {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 5;
  private static final int WAITING = 200;
  private static final int LANES = 16;

  /** Nothing is ended: each agent keeps the hundred conversations that its budget allows. */
  private static final int AGENTS = (WARM_UP + ROUNDS) * WAITING / 100 + 2;

  @TempDir static Path data;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<UUID> assigned = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch open = new CountDownLatch(0);

  @Test
  void offersAndTheirAcceptance() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"));
        BenchLine line = new BenchLine(node);
        BenchSockets sockets = new BenchSockets(node.port);
        DecisionRows floor = new DecisionRows(node, LANES)) {
      for (String token : node.agents(AGENTS)) {
        WebSocket agent =
            sockets.open(
                "/ws/agent",
                "centrala.agent.v1",
                Map.of("type", "authenticate", "token", token),
                "snapshot",
                (socket, frame) -> heard(sockets, socket, frame));
        sockets.send(agent, Map.of("type", "setPresence", "state", "available"));
      }
      List<Double> product = new ArrayList<>();
      List<Double> sql = new ArrayList<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        pause(node, line, true);
        inLanes(i -> line.write(line.customer()));
        open = new CountDownLatch(WAITING);
        assigned.clear();
        long start = System.nanoTime();
        pause(node, line, false);
        assertThat(open.await(120, TimeUnit.SECONDS)).as("all are with an agent").isTrue();
        double rate = WAITING * 1e9 / (System.nanoTime() - start);
        List<UUID> contacts = List.copyOf(assigned);
        inLanes(i -> floor.prepare(contacts.get(i)));
        long again = System.nanoTime();
        inLanes(i -> floor.write(contacts.get(i)));
        double floorRate = WAITING * 1e9 / (System.nanoTime() - again);
        if (round >= 0) {
          product.add(rate);
          sql.add(floorRate);
        }
      }
      assertThat(floor.written()).isGreaterThanOrEqualTo(2L * WAITING * (WARM_UP + ROUNDS));
      System.out.printf(
          "contacts offered and accepted, %d rounds of %d: %.0f/s; the same rows by SQL alone, %d"
              + " in flight: %.0f/s; ratio %.2f%n",
          ROUNDS, WAITING, median(product), LANES, median(sql), median(product) / median(sql));
    }
  }

  private void heard(BenchSockets sockets, WebSocket agent, JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "offer" ->
          sockets.send(
              agent, Map.of("type", "acceptOffer", "offerId", frame.path("offerId").asText()));
      case "assigned" -> {
        assigned.add(UUID.fromString(frame.at("/interaction/id").asText()));
        open.countDown();
      }
      default -> {}
    }
  }

  private void pause(BenchNode node, BenchLine line, boolean paused) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(node.baseUrl() + "/api/v1/queues/" + line.queue() + "/switch"))
            .header("Authorization", "Bearer " + node.ownerToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"paused\":" + paused + "}"))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static void inLanes(IntConsumer work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(LANES);
    AtomicInteger next = new AtomicInteger();
    for (int lane = 0; lane < LANES; lane++) {
      Thread.startVirtualThread(() -> {
        for (int i = next.getAndIncrement(); i < WAITING; i = next.getAndIncrement()) {
          work.accept(i);
        }
        done.countDown();
      });
    }
    assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
