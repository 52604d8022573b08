package dev.centrala.infra.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/**
 * Begins a trace with each request, named by the template of its route. A trace that a caller
 * claims is not continued: callers are strangers. The path and its query, which may hold a token,
 * are not kept. An upgrade to a socket begins none: a socket is no request.
 */
public final class TracedRequests implements Handler<RoutingContext> {
  private static final int SERVER_ERROR = 500;

  private final Traces traces;

  public TracedRequests(Traces traces) {
    this.traces = traces;
  }

  @Override
  @SuppressWarnings(
      "MustBeClosed") // It stays with the request's own context of Vert.x and ends with it.
  public void handle(RoutingContext context) {
    if (!traces.isOn() || context.request().headers().contains(HttpHeaders.UPGRADE)) {
      context.next();
      return;
    }
    String method = context.request().method().name();
    Span span = traces.begin(method, SpanKind.SERVER, null, Context.root());
    context.addEndHandler(ended -> end(context, method, span));
    span.makeCurrent();
    context.next();
  }

  private static void end(RoutingContext context, String method, Span span) {
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    int status = context.response().getStatusCode();
    if (path != null) {
      span.updateName(method + " " + path).setAttribute("http.route", path);
    }
    span.setAttribute("http.request.method", method)
        .setAttribute("http.response.status_code", (long) status);
    if (status >= SERVER_ERROR) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
