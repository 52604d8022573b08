package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.DeliveryId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.webhook.Delivery;
import dev.centrala.core.tenant.webhook.Replay;
import dev.centrala.core.tenant.webhook.Webhook;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import dev.centrala.core.tenant.webhook.WebhookService;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.WebhookJson.DeliveryJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Webhooks of partners, what became of their deliveries, and making them again. */
public final class WebhookRoutes implements Routes {
  private static final Permission MANAGE = Permission.MANAGE_WEBHOOKS;

  private final WebhookService webhooks;
  private final SetUpOperations<WebhookId, Webhook, WebhookJson> common;
  private final InstantSource clock;

  public WebhookRoutes(WebhookService webhooks, ObjectMapper json, InstantSource clock) {
    this.webhooks = webhooks;
    this.common = new SetUpOperations<>(webhooks.items(), WebhookId::parse, new Form(), json);
    this.clock = clock;
  }

  private record SecretJson(String secret) {}

  private record ReplayJson(@Nullable List<String> deliveryIds, @Nullable String since) {
    Replay replay() {
      if ((deliveryIds == null) == (since == null)) {
        throw RefusedException.invalid("/deliveryIds", "name deliveries or since when, not both");
      }
      return since == null ? named(Objects.requireNonNull(deliveryIds)) : since(since);
    }

    private static Replay named(List<String> ids) {
      return new Replay.Named(ids.stream().map(DeliveryId::parse).toList());
    }

    private static Replay since(String text) {
      try {
        return new Replay.Since(Instant.parse(text));
      } catch (DateTimeParseException notAnInstant) {
        throw RefusedException.invalid("/since", "must be an ISO 8601 instant in UTC");
      }
    }
  }

  private record ReplayedJson(int replayed) {}

  @Override
  public void bind(Operations operations) {
    common.bindReads(operations, "Webhook", "Webhooks", MANAGE);
    operations.handle("createWebhook", MANAGE, this::create);
    operations.handle("changeWebhook", MANAGE, this::change);
    common.bindDelete(operations, "Webhook", MANAGE);
    operations.handle("rotateWebhookSecret", MANAGE, this::rotate);
    operations.handle("listWebhookDeliveries", MANAGE, this::deliveries);
    operations.handle("replayWebhook", MANAGE, this::replay);
  }

  private Reply create(Request request) {
    Webhook webhook = request.body(WebhookJson.class).webhook(WebhookId.next(), 1, clock.instant());
    WebhookSecret secret =
        webhooks.create(request.caller().tenant(), request.caller().actor(), webhook);
    return Reply.created(WebhookJson.Created.of(webhook, secret.text())).withEtag(1);
  }

  private Reply change(Request request) {
    WebhookJson patch = request.body(WebhookJson.class);
    return common.changed(
        webhooks.change(
            request.caller().tenant(),
            request.caller().actor(),
            common.id(request),
            request.ifMatch(),
            common.edit(request),
            patch.url()));
  }

  private Reply rotate(Request request) {
    WebhookSecret secret =
        webhooks.rotateSecret(
            request.caller().tenant(), request.caller().actor(), common.id(request));
    return Reply.ok(new SecretJson(secret.text()));
  }

  private Reply deliveries(Request request) {
    Delivery.State state =
        request
            .query("status")
            .map(name -> Delivery.State.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(null);
    return Reply.ok(
        Items.of(
            webhooks
                .deliveries(request.caller().tenant(), common.id(request), state, request.page())
                .map(DeliveryJson::of)));
  }

  private Reply replay(Request request) {
    int replayed =
        webhooks.replay(
            request.caller().tenant(),
            request.caller().actor(),
            common.id(request),
            request.body(ReplayJson.class).replay());
    return Reply.accepted(new ReplayedJson(replayed));
  }

  private static final class Form implements SetUpOperations.Form<WebhookId, Webhook, WebhookJson> {
    @Override
    public Class<WebhookJson> type() {
      return WebhookJson.class;
    }

    @Override
    public WebhookJson toJson(Webhook webhook) {
      return WebhookJson.of(webhook);
    }

    @Override
    public Webhook fromJson(
        WebhookJson json, WebhookId id, long version, @Nullable Webhook current) {
      return json.webhook(id, version, Objects.requireNonNull(current).createdAt());
    }
  }
}
