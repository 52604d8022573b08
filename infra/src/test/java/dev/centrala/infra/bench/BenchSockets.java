package dev.centrala.infra.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Many WebSockets to one node, which hand on what they hear. */
final class BenchSockets implements AutoCloseable {
  private static final int MOST = 10_000;

  private final Vertx vertx = Vertx.vertx();
  private final ObjectMapper json = new ObjectMapper();
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxConnections(MOST)
              .setMaxFrameSize(4_000_000)
              .setMaxMessageSize(4_000_000));
  private final int port;

  BenchSockets(int port) {
    this.port = port;
  }

  /** Returns when a frame of the type {@code until} is there. */
  WebSocket open(
      String path,
      String protocol,
      Map<String, ?> first,
      String until,
      BiConsumer<WebSocket, JsonNode> heard) {
    WebSocket socket =
        client
            .connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI(path)
                    .addSubProtocol(protocol))
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    socket.textMessageHandler(text -> {
      JsonNode frame = parse(text);
      String type = frame.path("type").asText();
      if (type.equals(until)) {
        ready.complete(null);
      } else if (type.equals("error")) {
        ready.completeExceptionally(new IllegalStateException(text));
      }
      heard.accept(socket, frame);
    });
    send(socket, first);
    ready.orTimeout(30, TimeUnit.SECONDS).join();
    return socket;
  }

  void send(WebSocket socket, Map<String, ?> frame) {
    try {
      socket.writeTextMessage(json.writeValueAsString(frame));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(text, notJson);
    }
  }

  @Override
  public void close() {
    client.close().await();
    vertx.close().await();
  }
}
