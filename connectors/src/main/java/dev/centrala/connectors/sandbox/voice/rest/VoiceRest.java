package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.Exchange;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** All REST resources of voice. */
public final class VoiceRest {
  private final Exchange exchange;

  public VoiceRest(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Binds them below {@code /2010-04-01}; {@code calls} gives the request that was let in. */
  public void bind(Router router, Function<RoutingContext, RestCall> calls) {
    Resource resource = new Resource(calls);
    new RecordingResource(exchange).bind(router, resource);
    new ParticipantResource(exchange).bind(router, resource);
    new ConferenceResource(exchange).bind(router, resource);
    new CallResource(exchange).bind(router, resource);
    new QueueResource(exchange).bind(router, resource);
    new UsageResource(exchange).bind(router, resource);
  }
}
