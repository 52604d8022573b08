package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.socket.SocketLimits;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 agents' sockets on one node: what each keeps on the heap, and what the server's process
 * computes for a message that reaches a desktop, beside bare Vert.x that writes the same text; and
 * what of it is done for agents without a socket, too: the message is numbered, and kept on the
 * cluster for a desktop that comes back. The desktops are in another process. Rounds of all
 * alternate in the same run; a message that does not arrive fails it.
 */
@Tag("bench")
class AgentSocketsBench {
  private static final int AGENTS = 10_000;
  private static final int BARE = 5_000;
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 5;
  private static final int EVENTS = 20_000;
  private static final int LANES = 32;

  private static final String FRAME =
      """
      {"type":"message","interactionId":"%s","message":{"id":"%s","interactionId":"%s",\
      "direction":"inbound","from":{"kind":"customer","name":"Carla"},"text":"Where is my order?",\
      "attachments":[],"clientMessageId":null,"status":"received","at":"%s"},"seq":1}\
      """
          .formatted(InteractionId.next(), MessageId.next(), InteractionId.next(), Instant.EPOCH);

  @TempDir static Path data;

  @Test
  void eachIdleSocketAndEachDeliveredMessage() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"));
        BareServer bare = new BareServer()) {
      List<UserId> users = node.members(AGENTS);
      List<String> tokens = users.stream().map(node::token).toList();
      long empty = heap();
      try (SocketCrowd desktops = SocketCrowd.open(node.port, "/ws/agent", "snapshot", tokens)) {
        double agent = (double) (heap() - empty) / AGENTS;
        long before = heap();
        try (SocketCrowd readers =
            SocketCrowd.open(bare.port(), "/", "ready", tokens.subList(0, BARE))) {
          double floor = (double) (heap() - before) / BARE;
          System.out.printf(
              "heap on the server's end: idle agent socket of %d %.1f kB, bare WebSocket of %d %.1f"
                  + " kB, ratio %.2f%n",
              AGENTS, agent / 1e3, BARE, floor / 1e3, agent / floor);
          deliver(node, users, desktops, bare, readers);
        }
      }
    }
  }

  private static void deliver(
      BenchNode node,
      List<UserId> users,
      SocketCrowd desktops,
      BareServer bare,
      SocketCrowd readers)
      throws Exception {
    AgentFeed feed = node.agentFeed();
    double[] product = new double[ROUNDS];
    double[] kept = new double[ROUNDS];
    double[] floor = new double[ROUNDS];
    List<UserId> away = Stream.generate(UserId::next).limit(AGENTS).toList();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double productMicros =
          microsEach(desktops, i -> feed.publish(node.tenant(), users.get(i % AGENTS), message()));
      double keptMicros =
          microsEach(null, i -> feed.publish(node.tenant(), away.get(i % AGENTS), message()));
      double floorMicros = microsEach(readers, bare::write);
      if (round >= 0) {
        product[round] = productMicros;
        kept[round] = keptMicros;
        floor[round] = floorMicros;
      }
    }
    System.out.printf(
        "processor time for a message on a desktop's socket, %d rounds of %d: %.1f µs, bare Vert.x"
            + " %.1f µs, ratio %.2f; to number it and to keep it takes %.1f µs; all arrived%n",
        ROUNDS,
        EVENTS,
        median(product),
        median(floor),
        median(product) / median(floor),
        median(kept));
  }

  private static AgentDelta message() {
    InteractionId interaction = InteractionId.next();
    return new AgentDelta.MessageAdded(
        interaction,
        new Message(
            MessageId.next(),
            interaction,
            ThreadId.next(),
            true,
            new Author(Author.Kind.CUSTOMER, null, "Carla"),
            "Where is my order?",
            List.of(),
            null,
            MessageStatus.RECEIVED,
            null,
            null,
            0,
            Instant.now()));
  }

  private static double microsEach(@Nullable SocketCrowd listeners, IntConsumer event)
      throws Exception {
    long before = Pace.processorNanos();
    CountDownLatch done = new CountDownLatch(LANES);
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      Thread.startVirtualThread(() -> {
        for (int i = first; i < EVENTS; i += LANES) {
          event.accept(i);
        }
        done.countDown();
      });
    }
    assertThat(done.await(120, TimeUnit.SECONDS)).as("every message is on its way").isTrue();
    if (listeners != null) {
      listeners.awaitMore(EVENTS);
    }
    return (Pace.processorNanos() - before) / 1e3 / EVENTS;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** What is still used after several collections. */
  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      TimeUnit.MILLISECONDS.sleep(700);
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A server that keeps sockets and writes to them, and does nothing else. */
  private static final class BareServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Queue<ServerWebSocket> arriving = new ConcurrentLinkedQueue<>();
    private final HttpServer server =
        vertx
            .createHttpServer(SocketLimits.apply(new HttpServerOptions()))
            .webSocketHandler(socket -> {
              arriving.add(socket);
              socket.textMessageHandler(text -> socket.writeTextMessage("{\"type\":\"ready\"}"));
            })
            .listen(0, "127.0.0.1")
            .await();
    private List<ServerWebSocket> sockets = new ArrayList<>();

    int port() {
      return server.actualPort();
    }

    void write(int event) {
      if (sockets.size() < BARE) {
        sockets = List.copyOf(arriving);
      }
      sockets.get(event % sockets.size()).writeTextMessage(FRAME);
    }

    @Override
    public void close() {
      server.close().await();
      vertx.close().await();
    }
  }
}
