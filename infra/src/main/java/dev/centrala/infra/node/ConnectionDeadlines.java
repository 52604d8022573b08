package dev.centrala.infra.node;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections that send too slowly, byte by byte or not at all: a header, a body and the
 * rest between two requests each have a deadline that no trickle extends. Upgraded connections
 * (WebSockets) are left to their sessions.
 */
final class ConnectionDeadlines {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final Vertx vertx;
  private final NodeOptions options;
  private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

  ConnectionDeadlines(Vertx vertx, NodeOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  void opened(HttpConnection connection) {
    arm(connection, options.headers());
    connection.closeHandler(closed -> disarm(connection));
  }

  /** A router's first handler. */
  void requestBegan(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    if (isUpgrade(request)) {
      disarm(connection);
    } else {
      arm(connection, options.body());
    }
    context.addHeadersEndHandler(answering -> disarm(connection));
    context.addEndHandler(ended -> {
      if (context.response().getStatusCode() != SWITCHING_PROTOCOLS) {
        arm(connection, options.keepAlive());
      }
    });
    context.next();
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private void arm(HttpConnection connection, Duration deadline) {
    disarm(connection);
    timers.put(
        connection,
        vertx.setTimer(
            deadline.toMillis(),
            fired -> {
              timers.remove(connection, fired);
              connection.close();
            }));
  }

  private void disarm(HttpConnection connection) {
    Long timer = timers.remove(connection);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
