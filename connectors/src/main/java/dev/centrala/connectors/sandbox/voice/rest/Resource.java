package dev.centrala.connectors.sandbox.voice.rest;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Turns what a resource does with a request into a route's handler. */
final class Resource {
  private final Function<RoutingContext, RestCall> calls;

  Resource(Function<RoutingContext, RestCall> calls) {
    this.calls = calls;
  }

  Handler<RoutingContext> handler(BiConsumer<RestCall, Fields> action) {
    return context -> {
      RestCall call = calls.apply(context);
      try {
        action.accept(call, new Fields(call));
      } catch (RestRefused refused) {
        refused.answer(call);
      }
    };
  }
}
