package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One socket as a client holds it. A line on which nothing is heard for a while, though it is asked
 * for a sign of life, is broken.
 */
final class Line implements AutoCloseable {
  private static final long OPEN_SECONDS = 5;
  private static final long PING_NANOS = 3_000_000_000L;
  private static final long SILENCE_NANOS = 9_000_000_000L;
  private static final JsonNode END = Web.JSON.missingNode();

  private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private volatile long heardAt = System.nanoTime();
  private long pingedAt = System.nanoTime();

  /** The line is gone; what was under way has no answer yet. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenException(String why) {
      super(why);
    }
  }

  Line(URI node, String path, String protocol, String from) throws BrokenException {
    try {
      this.socket =
          Web.CLIENT
              .newWebSocketBuilder()
              .connectTimeout(java.time.Duration.ofSeconds(OPEN_SECONDS))
              .subprotocols(protocol)
              .header("X-Forwarded-For", from)
              .buildAsync(URI.create("ws://" + node.getAuthority() + path), new Ear())
              .get(OPEN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      throw new BrokenException("not opened: " + refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder frame = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heardAt = System.nanoTime();
      frame.append(data);
      if (last) {
        heard.add(Web.tree(frame.toString()));
        frame.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add(END);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
      heard.add(END);
    }
  }

  void send(String type, Map<String, ?> fields) throws BrokenException {
    Map<String, Object> frame = new HashMap<>(fields);
    frame.put("type", type);
    try {
      socket.sendText(Web.text(frame), true).get(OPEN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
      throw new BrokenException("not sent: " + gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** The next frame, or a missing node when none came in this time. */
  JsonNode next(long millis) throws BrokenException {
    long now = System.nanoTime();
    if (now - heardAt > SILENCE_NANOS) {
      throw new BrokenException("silent");
    }
    if (now - pingedAt > PING_NANOS) {
      pingedAt = now;
      send("ping", Map.of());
    }
    try {
      JsonNode frame = heard.poll(millis, TimeUnit.MILLISECONDS);
      if (frame == END) {
        throw new BrokenException("closed");
      }
      return frame == null ? END : frame;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
