package dev.centrala.web.socket;

import io.netty.channel.ChannelConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Reads nothing more from a connection until it is released. On virtual threads the handshake ends
 * before its socket can be listened to, and Vert.x drops a frame that comes between: an impatient
 * client's first one. Vert.x has no public way to hold it.
 */
final class HeldChannel {
  private final ChannelConfig channel;

  private HeldChannel(ChannelConfig channel) {
    this.channel = channel;
  }

  static HeldChannel of(HttpServerRequest request) {
    ChannelConfig channel = ((ConnectionBase) request.connection()).channel().config();
    channel.setAutoRead(false);
    return new HeldChannel(channel);
  }

  void release() {
    channel.setAutoRead(true);
  }
}
