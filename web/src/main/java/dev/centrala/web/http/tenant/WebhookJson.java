package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.webhook.Delivery;
import dev.centrala.core.tenant.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook at the edge; the secret is only ever in the answer that made it. */
public record WebhookJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String url,
    @Nullable List<String> events,
    @Nullable Boolean active,
    @Nullable Instant createdAt) {

  /** A new webhook with its secret. */
  public record Created(
      String id,
      long version,
      String url,
      List<String> events,
      boolean active,
      Instant createdAt,
      String secret) {
    static Created of(Webhook webhook, String secret) {
      return new Created(
          webhook.id().toString(),
          webhook.version(),
          webhook.url(),
          webhook.events(),
          webhook.active(),
          webhook.createdAt(),
          secret);
    }
  }

  /** One event on its way to a webhook. */
  public record DeliveryJson(
      String id,
      String eventId,
      String type,
      String status,
      int attempts,
      @Nullable Integer lastStatus,
      @Nullable String lastError,
      @Nullable Instant nextAttemptAt,
      Instant at) {
    static DeliveryJson of(Delivery delivery) {
      return new DeliveryJson(
          delivery.id().toString(),
          delivery.event().toString(),
          delivery.type(),
          delivery.state().wireName(),
          delivery.attempts(),
          delivery.lastStatus(),
          delivery.lastError(),
          delivery.nextAttemptAt(),
          delivery.at());
    }
  }

  static WebhookJson of(Webhook webhook) {
    return new WebhookJson(
        webhook.id().toString(),
        webhook.version(),
        webhook.url(),
        webhook.events(),
        webhook.active(),
        webhook.createdAt());
  }

  Webhook webhook(WebhookId webhookId, long nextVersion, Instant at) {
    return new Webhook(
        webhookId,
        nextVersion,
        url == null ? "" : url.strip(),
        events == null ? List.of() : events.stream().distinct().toList(),
        active == null || active,
        at);
  }
}
