package dev.centrala.core.tenant.webhook;

import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.SetUpItem;
import java.time.Instant;
import java.util.List;

/**
 * Where a partner hears of events. One that is not active gets nothing, and what waits for it stays
 * waiting.
 */
public record Webhook(
    WebhookId id, long version, String url, List<String> events, boolean active, Instant createdAt)
    implements SetUpItem<WebhookId> {
  /** Stands for every event. */
  public static final String ALL_EVENTS = "*";

  public Webhook {
    events = List.copyOf(events);
  }

  @Override
  public String name() {
    return url;
  }
}
