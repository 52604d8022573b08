package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signed webhook until the offer on an agent's socket, through the whole product, beside what
 * PostgreSQL alone takes for it. Rounds of both alternate in the same run. Each message comes from
 * a customer of its own, and agents accept what they are offered.
 */
@Tag("bench")
class MessagePathBench {
  private static final int WARM_UP = 8;

  /** Fewer rounds of bursts measure the compiler. */
  private static final int BURSTS_BEFORE = 40;

  private static final int ROUNDS = 5;
  private static final int PER_SECOND = 50;
  private static final int STEADY = 150;
  private static final int LANES = 16;
  private static final int BURST = 192;

  /**
   * Nothing is ended: each agent keeps the hundred conversations that a budget of cost 1 allows.
   */
  private static final int AGENTS =
      ((WARM_UP + ROUNDS) * STEADY + (BURSTS_BEFORE + ROUNDS) * BURST) / 100 + 1;

  @TempDir static Path data;
  private static BenchNode node;
  private static BenchLine line;
  private static BenchSockets sockets;
  private static PathRows floor;
  private static final Map<String, CompletableFuture<Offer>> AWAITED = new ConcurrentHashMap<>();

  /** When an offer was heard, and what for. */
  private record Offer(long nanos, UUID interaction) {}

  @BeforeAll
  static void start() throws IOException {
    node = new BenchNode(data.resolve("node"));
    line = new BenchLine(node);
    sockets = new BenchSockets(node.port);
    for (String token : node.agents(AGENTS)) {
      WebSocket agent =
          sockets.open(
              "/ws/agent",
              "centrala.agent.v1",
              Map.of("type", "authenticate", "token", token),
              "snapshot",
              MessagePathBench::heard);
      sockets.send(
          agent, Map.of("type", "setPresence", "state", "available", "commandId", command()));
    }
    floor = new PathRows(node, LANES);
  }

  @AfterAll
  static void stop() throws IOException {
    floor.close();
    sockets.close();
    line.close();
    node.close();
  }

  private static String command() {
    return UUID.randomUUID().toString();
  }

  private static void heard(WebSocket agent, JsonNode frame) {
    if (frame.path("type").asText().equals("offer")) {
      long now = System.nanoTime();
      String customer = frame.at("/customer/identities/0/value").asText();
      CompletableFuture<Offer> awaited = AWAITED.get(customer);
      if (awaited != null) {
        awaited.complete(new Offer(now, UUID.fromString(frame.path("interactionId").asText())));
      }
      sockets.send(
          agent,
          Map.of(
              "type", "acceptOffer",
              "offerId", frame.path("offerId").asText(),
              "commandId", command()));
    }
  }

  /** A customer writes; returns the nanoseconds until an agent heard of it, and the interaction. */
  private static Offer writeAndWait() {
    String customer = line.customer();
    CompletableFuture<Offer> offered = new CompletableFuture<>();
    AWAITED.put(customer, offered);
    long start = System.nanoTime();
    line.write(customer);
    Offer offer = offered.orTimeout(30, TimeUnit.SECONDS).join();
    return new Offer(offer.nanos() - start, offer.interaction());
  }

  @Test
  void webhookToOfferBesideOneCommittedInsert() throws InterruptedException {
    List<Double> path = new ArrayList<>();
    List<Double> insert = new ArrayList<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double[] floorMillis = new double[STEADY];
      double[] pathMillis = new double[STEADY];
      Pace.steadily(
          STEADY,
          PER_SECOND,
          i -> {
            long start = System.nanoTime();
            floor.insertOne();
            floorMillis[i] = (System.nanoTime() - start) / 1e6;
          });
      Pace.steadily(STEADY, PER_SECOND, i -> pathMillis[i] = writeAndWait().nanos() / 1e6);
      assertThat(pathMillis).doesNotContain(0);
      if (round >= 0) {
        Arrays.stream(floorMillis).forEach(insert::add);
        Arrays.stream(pathMillis).forEach(path::add);
      }
    }
    System.out.printf(
        "webhook to offer at %d messages/s, %d rounds of %d: p50 %.1f ms, p99 %.1f ms; one"
            + " committed insert p50 %.1f ms, p99 %.1f ms; ratio p50 %.1f, p99 %.1f%n",
        PER_SECOND,
        ROUNDS,
        STEADY,
        Pace.quantile(path, 0.5),
        Pace.quantile(path, 0.99),
        Pace.quantile(insert, 0.5),
        Pace.quantile(insert, 0.99),
        Pace.quantile(path, 0.5) / Pace.quantile(insert, 0.5),
        Pace.quantile(path, 0.99) / Pace.quantile(insert, 0.99));
  }

  @Test
  void messagesASecondBesideTheSameRowsBySqlAlone() throws InterruptedException {
    List<Double> path = new ArrayList<>();
    List<Double> sql = new ArrayList<>();
    List<Double> node = new ArrayList<>();
    List<Double> database = new ArrayList<>();
    long before = floor.written();
    for (int round = -BURSTS_BEFORE; round < ROUNDS; round++) {
      UUID[] interactions = new UUID[BURST];
      long nodeBefore = Pace.processorNanos();
      long databaseBefore = Pace.databaseNanos();
      double pathRate =
          Pace.rate(BURST, LANES, i -> interactions[i] = writeAndWait().interaction());
      double nodeMillis = (Pace.processorNanos() - nodeBefore) / 1e6 / BURST;
      double databaseMillis = (Pace.databaseNanos() - databaseBefore) / 1e6 / BURST;
      assertThat(interactions).doesNotContainNull();
      double sqlRate = Pace.rate(BURST, LANES, i -> floor.write(interactions[i]));
      if (round >= 0) {
        path.add(pathRate);
        sql.add(sqlRate);
        node.add(nodeMillis);
        database.add(databaseMillis);
      }
    }
    assertThat(floor.written() - before)
        .isGreaterThanOrEqualTo((long) BURST * (BURSTS_BEFORE + ROUNDS));
    System.out.printf(
        "whole path, %d in flight, %d rounds of %d: %.0f messages/s; the same rows by SQL alone"
            + " %.0f/s; ratio %.2f; a message takes %.1f ms of a processor in node and clients,"
            + " %.1f ms in PostgreSQL%n",
        LANES,
        ROUNDS,
        BURST,
        Pace.quantile(path, 0.5),
        Pace.quantile(sql, 0.5),
        Pace.quantile(path, 0.5) / Pace.quantile(sql, 0.5),
        Pace.quantile(node, 0.5),
        Pace.quantile(database, 0.5));
  }
}
