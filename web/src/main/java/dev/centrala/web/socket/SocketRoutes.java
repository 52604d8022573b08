package dev.centrala.web.socket;

import dev.centrala.web.http.ClientAddress;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handshakes. Looked at before the upgrade: the origin, the subprotocol, and that no token is
 * in the address (it would end up in logs). The server must be made with {@link
 * SocketLimits#apply}, on virtual threads.
 */
public final class SocketRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SocketRoutes.class);

  private final OriginRule origins;
  private final AgentSocketParts agents;
  private final VisitorSocketParts visitors;

  public SocketRoutes(OriginRule origins, AgentSocketParts agents, VisitorSocketParts visitors) {
    this.origins = origins;
    this.agents = agents;
    this.visitors = visitors;
  }

  public void mount(Router router) {
    router
        .get("/ws/agent")
        .handler(context ->
            upgrade(
                context,
                SocketLimits.AGENT_PROTOCOL,
                opening -> new AgentSession(opening, agents).open()));
    router
        .get("/ws/chat")
        .handler(context ->
            upgrade(
                context,
                SocketLimits.CHAT_PROTOCOL,
                opening -> new VisitorSession(opening, visitors).open()));
  }

  private void upgrade(
      RoutingContext context, String protocol, Consumer<SocketLine.Opening> session) {
    HttpServerRequest request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      refuse(context, 426, "This address speaks WebSocket only.");
    } else if (hasToken(request)) {
      refuse(context, 400, "A token never travels in the address; send it in the first frame.");
    } else if (!origins.allows(request.getHeader("Origin"), request.getHeader("Host"))) {
      refuse(context, 403, "This origin may not open a socket here.");
    } else if (!offers(request, protocol)) {
      refuse(context, 400, "Offer the subprotocol " + protocol + ".");
    } else if (agents.registry().isDraining()) {
      refuse(context, 503, "This node is about to stop; please try again.");
    } else {
      request.pause();
      Context here = Objects.requireNonNull(Vertx.currentContext());
      HeldChannel.of(request)
          .onSuccess(held -> here.runOnContext(now -> shakeHands(context, held, protocol, session)))
          .onFailure(gone -> LOG.debug("a handshake came too late: {}", gone.toString()));
    }
  }

  private void shakeHands(
      RoutingContext context,
      HeldChannel held,
      String protocol,
      Consumer<SocketLine.Opening> session) {
    context
        .request()
        .toWebSocket()
        .onSuccess(socket -> open(socket, ClientAddress.of(context), protocol, session))
        .onFailure(failed -> LOG.debug("a handshake failed: {}", failed.toString()))
        .onComplete(over -> held.release());
  }

  private void open(
      ServerWebSocket socket,
      String remoteAddress,
      String protocol,
      Consumer<SocketLine.Opening> session) {
    if (!protocol.equals(socket.subProtocol())) {
      socket.close((short) 1002, "another subprotocol was agreed on");
      return;
    }
    try {
      session.accept(
          new SocketLine.Opening(
              socket,
              Objects.requireNonNull(Vertx.currentContext()),
              remoteAddress,
              agents.clock()));
    } catch (IllegalStateException goneAlready) {
      LOG.debug("a socket closed as it opened");
    }
  }

  private static boolean hasToken(HttpServerRequest request) {
    return request.params().contains("token") || request.params().contains("access_token");
  }

  private static boolean offers(HttpServerRequest request, String protocol) {
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    return offered != null
        && Arrays.stream(offered.split(",", -1)).map(String::strip).anyMatch(protocol::equals);
  }

  private void refuse(RoutingContext context, int status, String detail) {
    record Refused(String type, String title, int status, String detail) {}
    new Replies(agents.json())
        .send(
            context,
            new Reply(
                status,
                new Refused("/problems/handshake", "No socket", status, detail),
                Map.of("Content-Type", "application/problem+json")));
  }
}
