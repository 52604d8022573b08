package dev.centrala.infra.outbound;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import dev.centrala.core.tenant.webhook.WebhookService;
import dev.centrala.infra.postgres.events.PgDeliveries.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * One attempt to deliver: signed as Standard Webhooks 1.0 says, sent, and its answer judged. Only
 * 2xx is a delivery.
 */
final class WebhookAttempt {
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(12);

  private final GuardedHttpClient client;
  private final Secrets secrets;
  private final InstantSource clock;

  WebhookAttempt(GuardedHttpClient client, Secrets secrets, InstantSource clock) {
    this.client = client;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** How an attempt went. */
  sealed interface Result {
    /** The partner has it. */
    record Delivered(int status) implements Result {}

    /** The partner does not have it; {@code status} is 0 without an answer. */
    record NotDelivered(int status, String error, Duration atLeast) implements Result {}
  }

  Result make(TenantId tenant, Claim claim) {
    return switch (client.post(claim.url(), headers(tenant, claim), claim.body())) {
      case HttpOutcome.Answered answer when answer.status() / 100 == 2 ->
          new Result.Delivered(answer.status());
      case HttpOutcome.Answered answer ->
          new Result.NotDelivered(answer.status(), describe(answer), retryAfter(answer));
      case HttpOutcome.Forbidden forbidden ->
          new Result.NotDelivered(0, forbidden.detail(), Duration.ZERO);
      case HttpOutcome.Failed failed -> new Result.NotDelivered(0, failed.detail(), Duration.ZERO);
    };
  }

  private Map<String, String> headers(TenantId tenant, Claim claim) {
    Instant now = clock.instant();
    String id = claim.event().toString();
    String signature = sign(tenant, claim, claim.secret(), now);
    byte[] oldSecret = claim.oldSecret();
    if (oldSecret != null) {
      signature += " " + sign(tenant, claim, oldSecret, now);
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Centrala-Webhooks/1.0");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", signature);
    return headers;
  }

  private String sign(TenantId tenant, Claim claim, byte[] sealed, Instant now) {
    String secret = secrets.open(tenant, WebhookService.purpose(claim.webhook()), sealed);
    return WebhookSignature.sign(
        new WebhookSecret(secret), claim.event().toString(), now, claim.body());
  }

  private static String describe(HttpOutcome.Answered answer) {
    return answer.status() / 100 == 3
        ? "answered " + answer.status() + "; redirects are not followed"
        : "answered " + answer.status();
  }

  /** Seconds only, of the two forms of RFC 9110; a partner may slow us down, not for ever. */
  private static Duration retryAfter(HttpOutcome.Answered answer) {
    try {
      long seconds = Long.parseLong(answer.headers().getOrDefault("retry-after", "0").strip());
      Duration asked = Duration.ofSeconds(Math.max(0, seconds));
      return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    } catch (NumberFormatException aDate) {
      return Duration.ZERO;
    }
  }
}
