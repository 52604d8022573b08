package dev.centrala.web.socket;

import io.vertx.core.http.HttpServerOptions;
import java.util.List;

/** What a socket may do, and the server options that hold it to that. */
public final class SocketLimits {
  public static final String AGENT_PROTOCOL = "centrala.agent.v1";
  public static final String CHAT_PROTOCOL = "centrala.chat.v1";

  static final int FRAME_BYTES = 64 * 1024;

  /**
   * What is read before a frame counts as too large: one that is cut off while it arrives resets
   * the connection, and the peer would never learn why.
   */
  private static final int READ_BYTES = 1024 * 1024 + FRAME_BYTES;

  static final long FIRST_FRAME_MILLIS = 5_000;
  static final int WRITE_QUEUE_BYTES = 1024 * 1024;
  static final long STALLED_MILLIS = 10_000;
  static final long PING_EVERY_MILLIS = 25_000;
  static final long SILENCE_MILLIS = 70_000;

  private SocketLimits() {}

  /** No compression: its windows would cost more memory than all else of an idle socket. */
  public static HttpServerOptions apply(HttpServerOptions options) {
    return options
        .setMaxWebSocketFrameSize(READ_BYTES)
        .setMaxWebSocketMessageSize(READ_BYTES)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setWebSocketSubProtocols(List.of(AGENT_PROTOCOL, CHAT_PROTOCOL));
  }
}
