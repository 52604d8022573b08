package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.WebhookState;
import dev.centrala.core.tenant.WidgetSettings;
import dev.centrala.web.socket.SocketLimits;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heap for an agent's socket that says nothing and for a chat that waits, 2,000 of each, beside as
 * many bare WebSockets in the same run. Both ends of each socket live in this process, in the floor
 * too, so the difference is what the product keeps.
 */
@Tag("bench")
class IdleMemoryBench {
  private static final int COUNT = 2_000;
  private static final int AT_ONCE = 16;

  @TempDir static Path data;

  @Test
  void heapForAnIdleAgentSocketAndForAWaitingChat() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"))) {
      List<String> tokens = node.agents(COUNT);
      String widget = chat(node);
      double bare = bareSockets();
      try (BenchSockets agents = new BenchSockets(node.port);
          BenchSockets visitors = new BenchSockets(node.port)) {
        WebSocket[] kept = new WebSocket[2 * COUNT];
        double agent =
            bytesEach(i ->
                kept[i] =
                    agents.open(
                        "/ws/agent",
                        SocketLimits.AGENT_PROTOCOL,
                        Map.of("type", "authenticate", "token", tokens.get(i)),
                        "snapshot",
                        (socket, frame) -> {}));
        double chat =
            bytesEach(i ->
                kept[COUNT + i] =
                    visitors.open(
                        "/ws/chat",
                        SocketLimits.CHAT_PROTOCOL,
                        start(widget, i),
                        "started",
                        (socket, frame) -> {}));
        assertThat(kept).noneMatch(WebSocket::isClosed);
        System.out.printf(
            "heap with both ends, %d of each: idle agent socket %.1f kB, waiting chat %.1f kB, bare"
                + " WebSocket %.1f kB; the product's share %.1f kB and %.1f kB; ratio %.2f and"
                + " %.2f%n",
            COUNT,
            agent / 1e3,
            chat / 1e3,
            bare / 1e3,
            (agent - bare) / 1e3,
            (chat - bare) / 1e3,
            agent / bare,
            chat / bare);
      }
    }
  }

  private static Map<String, ?> start(String widget, int visitor) {
    return Map.of(
        "type",
        "start",
        "widgetId",
        widget,
        "visitorId",
        "bench-visitor-" + (10_000 + visitor),
        "customer",
        Map.of("name", "Visitor " + visitor),
        "context",
        Map.of("url", "http://shop.example/", "title", "Shop"));
  }

  /** A widget whose own settings let one address start so many chats. */
  private static String chat(BenchNode node) {
    Queue queue = node.setUp().queues().create(node.tenant(), node.actor(), Queue.named("Chats"));
    WidgetSettings usual = WidgetSettings.DEFAULT;
    WidgetSettings wide =
        new WidgetSettings(
            usual.title(),
            usual.greeting(),
            usual.color(),
            usual.allowedOrigins(),
            usual.preChat(),
            usual.startsPerVisitorPerHour(),
            2 * COUNT,
            usual.closedText());
    WidgetId widget = WidgetId.next();
    node.setUp()
        .entryPoints()
        .create(
            node.tenant(),
            node.actor(),
            new EntryPoint(
                EntryPointId.next(),
                1,
                "Chats",
                Channel.CHAT,
                null,
                null,
                null,
                queue.id(),
                widget,
                WebhookState.NONE,
                new EntryPointSettings(null, EntryPointSettings.DEFAULT.optOut(), wide)));
    return widget.toString();
  }

  private static double bareSockets() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer(SocketLimits.apply(new HttpServerOptions()))
            .webSocketHandler(socket ->
                socket.textMessageHandler(text -> socket.writeTextMessage("{\"type\":\"ready\"}")))
            .listen(0, "127.0.0.1")
            .await();
    try (BenchSockets sockets = new BenchSockets(server.actualPort())) {
      WebSocket[] kept = new WebSocket[COUNT];
      double bytes =
          bytesEach(i ->
              kept[i] =
                  sockets.open(
                      "/",
                      SocketLimits.AGENT_PROTOCOL,
                      Map.of("type", "hello"),
                      "ready",
                      (socket, frame) -> {}));
      assertThat(kept).noneMatch(WebSocket::isClosed);
      return bytes;
    } finally {
      server.close().await();
      vertx.close().await();
    }
  }

  private static double bytesEach(IntConsumer open) throws InterruptedException {
    long before = heap();
    CountDownLatch done = new CountDownLatch(COUNT);
    AtomicInteger next = new AtomicInteger();
    for (int lane = 0; lane < AT_ONCE; lane++) {
      Thread.startVirtualThread(() -> {
        for (int i = next.getAndIncrement(); i < COUNT; i = next.getAndIncrement()) {
          open.accept(i);
          done.countDown();
        }
      });
    }
    assertThat(done.await(180, TimeUnit.SECONDS)).as("all are open").isTrue();
    return (double) (heap() - before) / COUNT;
  }

  /** What is still used after several collections. */
  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      TimeUnit.MILLISECONDS.sleep(700);
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
