package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One end of a WebSocket. What was heard stays until somebody asks for it. */
final class Wire implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<JsonNode> heard = new ArrayList<>();
  private final AtomicInteger closeCode = new AtomicInteger(-1);
  private final WebSocket socket;

  Wire(URI http, String path, String subprotocol) {
    URI address = URI.create("ws://" + http.getAuthority() + path);
    this.socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols(subprotocol)
            .buildAsync(address, new Ear())
            .join();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder frame = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      frame.append(data);
      if (last) {
        synchronized (heard) {
          heard.add(Api.tree(frame.toString()));
        }
        frame.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closeCode.set(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
      closeCode.compareAndSet(-1, 1006);
    }
  }

  Wire send(String type, Map<String, ?> fields) {
    Map<String, Object> frame = new HashMap<>(fields);
    frame.put("type", type);
    socket.sendText(Api.of(frame), true).join();
    return this;
  }

  /** The first frame not asked for yet that fits; it is taken away, the others stay. */
  Optional<JsonNode> poll(String type, Predicate<JsonNode> fits) {
    synchronized (heard) {
      Optional<JsonNode> found =
          heard.stream().filter(f -> f.path("type").asText().equals(type)).filter(fits).findFirst();
      found.ifPresent(heard::remove);
      return found;
    }
  }

  JsonNode await(String type, Predicate<JsonNode> fits) {
    try {
      return Await.value("a frame " + type, () -> poll(type, fits));
    } catch (AssertionError missing) {
      throw new AssertionError(missing.getMessage() + ", heard " + all(), missing);
    }
  }

  JsonNode await(String type) {
    return await(type, any -> true);
  }

  JsonNode awaitOffer(String interaction) {
    return await("offer", f -> f.path("interactionId").asText().equals(interaction));
  }

  JsonNode awaitState(String interaction, String state) {
    return await(
        "interactionUpdated",
        f ->
            f.at("/interaction/id").asText().equals(interaction)
                && f.at("/interaction/state").asText().equals(state));
  }

  /** A command with an id of its own; its answer, {@code commandDone} or {@code error}. */
  JsonNode command(String type, Map<String, ?> fields) {
    String id = java.util.UUID.randomUUID().toString();
    Map<String, Object> frame = new HashMap<>(fields);
    frame.put("commandId", id);
    send(type, frame);
    Predicate<JsonNode> mine = f -> f.path("commandId").asText().equals(id);
    return Await.value(
        "the answer to " + type, () -> poll("commandDone", mine).or(() -> poll("error", mine)));
  }

  /** A command that must succeed. */
  JsonNode done(String type, Map<String, ?> fields) {
    JsonNode answer = command(type, fields);
    if (!answer.path("type").asText().equals("commandDone")) {
      throw new AssertionError(type + " was refused: " + answer);
    }
    return answer;
  }

  List<JsonNode> all() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  boolean isClosed() {
    return closeCode.get() != -1;
  }

  int awaitClose() {
    Await.until("the close of the socket", this::isClosed);
    return closeCode.get();
  }

  /** Breaks the line without a word. */
  void drop() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
