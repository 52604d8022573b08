package dev.centrala.web.http.outbound;

import dev.centrala.core.outbound.WebCallbacks;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Visitors of web pages who ask to be called; nobody signs in. */
public final class WebCallbackRoutes implements Routes {
  private final WebCallbacks callbacks;

  public WebCallbackRoutes(WebCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  private record Asked(String number, @Nullable String name) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic(
        "getWidgetCallbacks",
        request ->
            Reply.ok(Map.of("offered", callbacks.isOffered(widget(request))))
                .withHeader("Cache-Control", "no-store"));
    operations.handlePublic("askWidgetCallback", this::ask);
  }

  private Reply ask(Request request) {
    Asked asked = request.body(Asked.class);
    callbacks.ask(widget(request), request.remoteAddress(), asked.number(), asked.name());
    return Reply.accepted(Map.of());
  }

  private static WidgetId widget(Request request) {
    return WidgetId.parse(request.path("widgetId"));
  }
}
