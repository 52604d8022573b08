package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.webhook.SignedPosts.Signed;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The webhooks of messaging; {@link SignedPosts} says which requests are believed. */
public final class TwilioWebhooks {
  private final SignedPosts posts;
  private final MessageDoor door;

  public TwilioWebhooks(
      TwilioConnections connections,
      MessageDoor door,
      ForgeryLog forgeries,
      TwilioCounters counters) {
    this.posts = new SignedPosts(connections, forgeries, counters);
    this.door = door;
  }

  public void bind(Router router) {
    posts.bind(router, "/messages", this::message);
    posts.bind(router, "/messages/status", this::status);
  }

  private void message(RoutingContext context, Signed signed) {
    door.received(signed.connection(), InboundSms.fromForm(signed.form()));
    SignedPosts.answerEmpty(context);
  }

  private void status(RoutingContext context, Signed signed) {
    String own = context.queryParams().get("message");
    door.reported(signed.connection(), DeliveryReport.fromForm(signed.form(), own));
    context.response().setStatusCode(204).end();
  }
}
