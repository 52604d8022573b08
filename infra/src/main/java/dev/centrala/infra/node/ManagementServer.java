package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.node.Readiness.Phase;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * What operators' machines ask: {@code /livez} proves that a request is served and nothing more,
 * {@code /readyz} says whether to send traffic, {@code /startupz} whether the start is over, {@code
 * /metrics} in the Prometheus form. Never public.
 */
final class ManagementServer extends VerticleBase {
  private static final int UNAVAILABLE = 503;

  private final Configuration configuration;
  private final Readiness readiness;
  private final PrometheusMeterRegistry meters;
  private volatile int port;

  ManagementServer(
      Configuration configuration, Readiness readiness, PrometheusMeterRegistry meters) {
    this.configuration = configuration;
    this.readiness = readiness;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.get("/livez").handler(context -> text(context.response(), "alive"));
    router.get("/readyz").handler(this::ready);
    router.get("/startupz").handler(this::started);
    router.get("/metrics").handler(this::metrics);
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE))
            .requestHandler(router);
    return server
        .listen(configuration.ports().management(), configuration.bindAddress())
        .onSuccess(listening -> port = listening.actualPort());
  }

  int port() {
    return port;
  }

  private void ready(RoutingContext context) {
    readiness.obstacles().onSuccess(obstacles -> ready(context.response(), obstacles));
  }

  private static void ready(HttpServerResponse response, List<String> obstacles) {
    if (obstacles.isEmpty()) {
      text(response, "ready");
    } else {
      text(response.setStatusCode(UNAVAILABLE), String.join("\n", obstacles));
    }
  }

  private void started(RoutingContext context) {
    boolean over = readiness.phase() != Phase.STARTING;
    text(context.response().setStatusCode(over ? 200 : UNAVAILABLE), over ? "started" : "starting");
  }

  private void metrics(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(meters.scrape());
  }

  private static void text(HttpServerResponse response, String text) {
    response.putHeader("Content-Type", "text/plain; charset=utf-8").end(text + "\n");
  }
}
