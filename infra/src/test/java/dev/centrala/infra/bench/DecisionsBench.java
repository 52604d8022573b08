package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A queue full of waiting messages that goes on after a pause: from there until each has been
 * offered and accepted, with arbiter, timeline and explanations on disk and desktops told, beside
 * the same questions to the database alone. Rounds of both alternate in the same run.
 */
@Tag("bench")
class DecisionsBench {
  /** Until the compiler has seen what there is to see; fewer rounds measure the compiler. */
  private static final int WARM_UP = 100;

  private static final int ROUNDS = 15;
  private static final int WAITING = 200;

  /** As many transactions as the product gives one tenant at a time. */
  private static final int LANES = 10;

  /**
   * Asked in turns. Nothing is ended: the budget of each allows a hundred conversations, and all
   * are kept.
   */
  private static final int AGENTS = 250;

  @TempDir static Path data;

  private final Queue<UUID> assigned = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch open = new CountDownLatch(0);

  @Test
  void offersAndTheirAcceptance() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"));
        BenchLine line = new BenchLine(node);
        BenchSockets sockets = new BenchSockets(node.port);
        DecisionRows floor = new DecisionRows(node, LANES)) {
      BenchApi api = new BenchApi(node);
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
      api.change("/queues/" + line.queue(), "{\"selection\":\"leastBusy\"}");
      List<Double> product = new ArrayList<>();
      List<Double> sql = new ArrayList<>();
      List<Double> processor = new ArrayList<>();
      List<Double> database = new ArrayList<>();
      List<Double> floorProcessor = new ArrayList<>();
      List<Double> floorDatabase = new ArrayList<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        pause(api, line, true);
        Pace.rate(WAITING, LANES, i -> line.write(line.customer()));
        open = new CountDownLatch(WAITING);
        assigned.clear();
        long used = Pace.processorNanos();
        long usedByDatabase = Pace.databaseNanos();
        long start = System.nanoTime();
        pause(api, line, false);
        assertThat(open.await(120, TimeUnit.SECONDS)).as("all are with an agent").isTrue();
        double rate = WAITING * 1e9 / (System.nanoTime() - start);
        double millisEach = (Pace.processorNanos() - used) / 1e6 / WAITING;
        double databaseEach = (Pace.databaseNanos() - usedByDatabase) / 1e6 / WAITING;
        List<UUID> contacts = List.copyOf(assigned);
        Pace.rate(WAITING, LANES, i -> floor.prepare(contacts.get(i)));
        long usedByFloor = Pace.processorNanos();
        long usedByItsDatabase = Pace.databaseNanos();
        long again = System.nanoTime();
        Pace.rate(WAITING, LANES, i -> floor.write(contacts.get(i)));
        double floorRate = WAITING * 1e9 / (System.nanoTime() - again);
        if (round >= 0) {
          product.add(rate);
          sql.add(floorRate);
          processor.add(millisEach);
          database.add(databaseEach);
          floorProcessor.add((Pace.processorNanos() - usedByFloor) / 1e6 / WAITING);
          floorDatabase.add((Pace.databaseNanos() - usedByItsDatabase) / 1e6 / WAITING);
        }
      }
      assertThat(floor.written()).isGreaterThanOrEqualTo(2L * WAITING * (WARM_UP + ROUNDS));
      System.out.printf(
          "contacts offered and accepted, %d rounds of %d: %.0f/s; the same SQL alone, %d"
              + " in flight: %.0f/s; ratio %.2f; processor time for each: %.1f ms in node and"
              + " desktops and %.1f ms in PostgreSQL, for the SQL alone %.1f ms and %.1f ms%n",
          ROUNDS,
          WAITING,
          Pace.quantile(product, 0.5),
          LANES,
          Pace.quantile(sql, 0.5),
          Pace.quantile(product, 0.5) / Pace.quantile(sql, 0.5),
          Pace.quantile(processor, 0.5),
          Pace.quantile(database, 0.5),
          Pace.quantile(floorProcessor, 0.5),
          Pace.quantile(floorDatabase, 0.5));
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

  private static void pause(BenchApi api, BenchLine line, boolean paused) {
    api.post("/queues/" + line.queue() + "/switch", "{\"paused\":" + paused + "}");
  }
}
