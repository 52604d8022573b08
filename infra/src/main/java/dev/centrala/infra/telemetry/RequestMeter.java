package dev.centrala.infra.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures each request by the template of its route, never by its path: paths hold ids and can be
 * made up without end.
 */
public final class RequestMeter implements Handler<RoutingContext> {
  private static final String NO_ROUTE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry meters;

  public RequestMeter(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext context) {
    long began = System.nanoTime();
    context.addEndHandler(ended ->
        Meters.timer(
                meters,
                "http.requests",
                "method",
                method(context),
                "route",
                route(context),
                "status",
                Integer.toString(context.response().getStatusCode()))
            .record(System.nanoTime() - began, TimeUnit.NANOSECONDS));
    context.next();
  }

  private static String method(RoutingContext context) {
    String method = context.request().method().name();
    return METHODS.contains(method) ? method : "other";
  }

  private static String route(RoutingContext context) {
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    return path == null ? NO_ROUTE : path;
  }
}
