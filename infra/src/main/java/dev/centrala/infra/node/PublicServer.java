package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.telemetry.RequestMeter;
import dev.centrala.infra.trace.TracedRequests;
import dev.centrala.web.contract.ContractRouter;
import dev.centrala.web.http.ClientAddress;
import dev.centrala.web.http.Replies;
import dev.centrala.web.socket.SocketLimits;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the world reaches: one instance of the HTTP server. Must be deployed on virtual threads. */
final class PublicServer extends VerticleBase {
  private static final int LARGEST_HEADER_BYTES = 16 * 1024;
  private static final int IDLE_SECONDS = 180;
  private static final int LOWEST_ERROR = 400;

  private final Platform platform;
  private final NodeOptions options;
  private final Map<String, Object> contract;
  private final Assembly assembly;
  private final Listening listening;
  private final Replies replies;

  /** Where the instances listen, known when they do. */
  static final class Listening {
    private volatile int port;

    int port() {
      return port;
    }
  }

  PublicServer(
      Platform platform,
      NodeOptions options,
      Map<String, Object> contract,
      Assembly assembly,
      Listening listening) {
    this.platform = platform;
    this.options = options;
    this.contract = contract;
    this.assembly = assembly;
    this.listening = listening;
    this.replies = new Replies(platform.json());
  }

  @Override
  public Future<?> start() {
    Configuration configuration = platform.configuration();
    ConnectionDeadlines deadlines = new ConnectionDeadlines(vertx, options);
    Router router = router(deadlines);
    HttpServer server =
        vertx
            .createHttpServer(limits())
            .connectionHandler(deadlines::opened)
            .requestHandler(router);
    return server
        .listen(sharedPort(configuration.ports().http()), configuration.bindAddress())
        .onSuccess(started -> listening.port = started.actualPort());
  }

  /** Instances share a port that the system chose when it is negative. */
  private static int sharedPort(int configured) {
    return configured == 0 ? -1 : configured;
  }

  private static HttpServerOptions limits() {
    return SocketLimits.apply(new HttpServerOptions())
        .setMaxHeaderSize(LARGEST_HEADER_BYTES)
        .setMaxInitialLineLength(LARGEST_HEADER_BYTES / 2)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setHttp2ClearTextEnabled(false)
        .setAcceptBacklog(1024);
  }

  private Router router(ConnectionDeadlines deadlines) {
    Router router = Router.router(vertx);
    router.route().handler(new TracedRequests(platform.traces()));
    router.route().handler(new RequestMeter(platform.meters()));
    router.route().handler(deadlines::requestBegan);
    router.route().handler(new ClientAddress(this::isTrustedProxy)::note);
    router.route().handler(new SecurityHeaders(platform.configuration().publicUrl()));
    ContractRouter operations =
        new ContractRouter(
            vertx,
            router,
            contract,
            assembly.authenticator(),
            platform.json(),
            platform.configuration().isDemo(),
            assembly.keptReplies(),
            assembly.limits());
    assembly.parts().forEach(part -> part.routes().forEach(routes -> routes.bind(operations)));
    requireAllBound(operations.unbound());
    new ContractPages(contract, platform.json()).mount(router);
    assembly.parts().forEach(part -> part.mount(router));
    router.route().failureHandler(this::fail);
    for (int status : new int[] {400, 404, 405, 413, 414, 415, 431, 500}) {
      router.errorHandler(status, this::fail);
    }
    return router;
  }

  private boolean isTrustedProxy(InetAddress address) {
    return platform.configuration().trustedProxies().stream()
        .anyMatch(range -> range.contains(address));
  }

  private static void requireAllBound(List<String> unbound) {
    if (!unbound.isEmpty()) {
      throw new IllegalStateException("the contract promises what nobody serves: " + unbound);
    }
  }

  private void fail(RoutingContext context) {
    if (context.failure() != null) {
      replies.fail(context, context.failure());
    } else {
      replies.fail(context, Math.max(context.statusCode(), LOWEST_ERROR));
    }
  }
}
