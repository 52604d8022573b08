package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that keeps what it hears in order. */
final class SocketClient {
  private static final long PATIENCE_SECONDS = 15;

  private final ObjectMapper json;

  /** Held, since Vert.x closes the sockets of a client that nobody refers to. */
  private final WebSocketClient client;

  private final WebSocket socket;
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  SocketClient(Vertx vertx, ObjectMapper json, WebSocketConnectOptions address) {
    this.json = json;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(4_000_000).setMaxMessageSize(4_000_000));
    this.socket =
        client
            .webSocket()
            .textMessageHandler(text -> heard.add(parse(text)))
            .closeHandler(gone -> closed.complete(0))
            .connect(address)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(text, notJson);
    }
  }

  void sendText(String text) {
    socket.writeTextMessage(text);
  }

  void send(String type, Map<String, ?> fields) {
    ObjectNode frame = json.createObjectNode().put("type", type);
    frame.setAll((ObjectNode) json.valueToTree(fields));
    sendText(frame.toString());
  }

  WebSocket socket() {
    return socket;
  }

  /** The next frame of any type. */
  JsonNode next() {
    try {
      JsonNode frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within %s s", PATIENCE_SECONDS).isNotNull();
      return frame;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The next frame, which must be of this type. */
  JsonNode next(String type) {
    JsonNode frame = next();
    assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  /** The next frame of this type; others are passed over. */
  JsonNode await(String type) {
    JsonNode frame = next();
    while (!frame.path("type").asText().equals(type)) {
      frame = next();
    }
    return frame;
  }

  List<JsonNode> take(int count) {
    List<JsonNode> frames = new ArrayList<>();
    while (frames.size() < count) {
      frames.add(next());
    }
    return frames;
  }

  boolean isQuiet() {
    return heard.isEmpty();
  }

  /** The code it is closed with. */
  int closeCode() {
    try {
      closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception stillOpen) {
      throw new AssertionError("still open", stillOpen);
    }
    Short code = socket.closeStatusCode();
    return code == null ? -1 : code;
  }

  boolean isOpen() {
    return !socket.isClosed();
  }

  void close() {
    socket.close().await();
    client.close();
  }
}
