package dev.centrala.web.socket;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One open WebSocket: its mailbox, its limits, its dead-peer check. While the peer does not read,
 * nothing more is read from it; a peer that stays like that is closed so that it resumes.
 */
final class SocketLine {
  /** Frames that may wait to be carried out before reading pauses. */
  private static final int BACKLOG = 32;

  private final ServerWebSocket socket;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final RateGate gate;
  private volatile long heardMillis;
  private volatile long stalledSinceMillis;
  private long pingedMillis;
  private volatile boolean closed;
  private int backlog;

  /** A socket that was just agreed on, in the context it lives in. */
  record Opening(
      ServerWebSocket socket, Context context, String remoteAddress, InstantSource clock) {
    SocketLine line(int framesPerSecond, int burst) {
      return new SocketLine(socket, context, clock, framesPerSecond, burst);
    }
  }

  private SocketLine(
      ServerWebSocket socket, Context context, InstantSource clock, int perSecond, int burst) {
    this.socket = socket;
    this.mailbox = new Mailbox(context);
    this.clock = clock;
    this.gate = new RateGate(perSecond, burst, clock.millis());
    this.heardMillis = clock.millis();
    this.pingedMillis = clock.millis();
    socket.setWriteQueueMaxSize(SocketLimits.WRITE_QUEUE_BYTES);
  }

  /** Frames, the return of writability and the end arrive in the mailbox, in order. */
  void listen(Consumer<String> frames, Runnable writable, Runnable end) {
    socket.textMessageHandler(text -> heard(() -> frames.accept(text), utf8Length(text)));
    socket.binaryMessageHandler(
        (Buffer bytes) -> heard(() -> frames.accept("binary"), bytes.length()));
    socket.pongHandler(pong -> heardMillis = clock.millis());
    socket.exceptionHandler(this::broken);
    Handler<Void> drained =
        ready -> {
          stalledSinceMillis = 0;
          ifOpen(socket::resume);
          mailbox.submit(writable);
        };
    socket.drainHandler(drained);
    socket.closeHandler(gone -> {
      closed = true;
      mailbox.submit(end);
    });
  }

  /** On the context, before any waiting: the order of arrival becomes the order of the mailbox. */
  private void heard(Runnable frame, int length) {
    heardMillis = clock.millis();
    if (closed) {
      return;
    }
    if (length > SocketLimits.FRAME_BYTES) {
      close(CloseCode.TOO_LARGE);
    } else if (!gate.pass(heardMillis)) {
      close(CloseCode.TOO_MANY);
    } else {
      if (++backlog == BACKLOG) {
        ifOpen(socket::pause);
      }
      mailbox.submit(() -> {
        try {
          frame.run();
        } finally {
          if (backlog-- == BACKLOG && stalledSinceMillis == 0) {
            ifOpen(socket::resume);
          }
        }
      });
    }
  }

  private static int utf8Length(String text) {
    return text.length() <= SocketLimits.FRAME_BYTES / 3
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void broken(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("size") || text.contains("length")) {
      close(CloseCode.TOO_LARGE);
    } else {
      ifOpen(socket::close);
    }
  }

  Mailbox mailbox() {
    return mailbox;
  }

  boolean isClosed() {
    return closed;
  }

  /** False while the peer does not take what was sent: what can wait should wait. */
  boolean isWritable() {
    return stalledSinceMillis == 0;
  }

  void send(String frame) {
    ifOpen(() -> {
      socket.writeTextMessage(frame);
      if (socket.writeQueueFull() && stalledSinceMillis == 0) {
        stalledSinceMillis = clock.millis();
        socket.pause();
      }
    });
  }

  void close(CloseCode code) {
    ifOpen(() -> {
      closed = true;
      socket.close(code.code(), code.reason());
    });
  }

  /**
   * The peer may close at any moment, and Vert.x then throws for whatever is asked of the socket.
   */
  private void ifOpen(Runnable action) {
    if (!closed) {
      try {
        action.run();
      } catch (IllegalStateException closedMeanwhile) {
        closed = true;
      }
    }
  }

  /** Called now and then from one thread: looks for a peer that is dead or does not read. */
  void tick(long nowMillis) {
    if (closed) {
      return;
    }
    long stalled = stalledSinceMillis;
    if ((stalled != 0 && nowMillis - stalled > SocketLimits.STALLED_MILLIS)
        || nowMillis - heardMillis > SocketLimits.SILENCE_MILLIS) {
      close(CloseCode.TOO_SLOW);
    } else if (nowMillis - pingedMillis > SocketLimits.PING_EVERY_MILLIS) {
      pingedMillis = nowMillis;
      ifOpen(() -> socket.writePing(Buffer.buffer()));
    }
  }
}
