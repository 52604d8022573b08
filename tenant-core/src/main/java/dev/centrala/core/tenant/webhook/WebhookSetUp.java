package dev.centrala.core.tenant.webhook;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.SetUpRules;
import java.util.List;
import java.util.function.Consumer;

/**
 * A webhook names events that there are. Its address is checked before the transaction, since names
 * are looked up for it.
 */
public final class WebhookSetUp implements SetUpRules<Webhook> {
  private static final int LONGEST_URL = 2_000;

  private final Consumer<TenantId> dueNow;

  public WebhookSetUp(Consumer<TenantId> dueNow) {
    this.dueNow = dueNow;
  }

  @Override
  public void check(Tx tx, Webhook webhook) {
    if (webhook.url().isBlank() || webhook.url().length() > LONGEST_URL) {
      throw RefusedException.invalid("/url", "must be an http or https address");
    }
    List<String> events = webhook.events();
    if (events.isEmpty()) {
      throw RefusedException.invalid("/events", "name at least one event, or * for all");
    }
    for (int i = 0; i < events.size(); i++) {
      String event = events.get(i);
      if (!event.equals(Webhook.ALL_EVENTS) && !PartnerEvents.NAMES.contains(event)) {
        throw RefusedException.invalid("/events/" + i, "there is no such event");
      }
    }
  }

  /** One that was switched on again may have deliveries waiting. */
  @Override
  public void changed(TenantId tenant, Webhook webhook) {
    if (webhook.active()) {
      dueNow.accept(tenant);
    }
  }
}
