package dev.centrala.web.socket;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A connection that is neither read nor closed until it is released. On virtual threads the
 * handshake ends before its socket can be listened to, and Vert.x drops a frame that comes between:
 * an impatient client's first one. And the handshake of a connection that has gone stops the whole
 * server for ten seconds, each. Vert.x has no public way to prevent either.
 */
final class HeldChannel {
  private final Channel channel;

  private HeldChannel(Channel channel) {
    this.channel = channel;
  }

  /** Fails when the client has gone already. The request must be paused. */
  static Future<HeldChannel> of(HttpServerRequest request) {
    Channel channel = ((ConnectionBase) request.connection()).channel();
    Promise<HeldChannel> held = Promise.promise();
    // Only there it is certain that nobody is about to close it.
    channel
        .eventLoop()
        .execute(() -> {
          if (channel.isActive()) {
            channel.config().setAutoRead(false);
            channel.config().setAutoClose(false);
            held.complete(new HeldChannel(channel));
          } else {
            held.fail(new HttpClosedException("the client has gone"));
          }
        });
    return held.future();
  }

  void release() {
    channel.config().setAutoClose(true);
    channel.config().setAutoRead(true);
  }
}
