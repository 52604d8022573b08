package dev.centrala.core.tenant.webhook;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.SetUpStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Webhooks, their sealed secrets and their deliveries. */
public interface WebhookStore extends SetUpStore<WebhookId, Webhook> {
  void putSecret(Tx tx, WebhookId id, byte[] sealed);

  /** The secret until now signs beside the new one until {@code oldUntil}. */
  void replaceSecret(Tx tx, WebhookId id, byte[] sealed, Instant oldUntil);

  /** Newest first. */
  Page<Delivery> deliveries(Tx tx, WebhookId id, Delivery.@Nullable State state, PageRequest page);

  /**
   * Makes finished deliveries pending again from {@code now}, with fresh attempts until {@code
   * until}; how many.
   */
  int replay(Tx tx, WebhookId id, Replay replay, Instant now, Instant until);
}
