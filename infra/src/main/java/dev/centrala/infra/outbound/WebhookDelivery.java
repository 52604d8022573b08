package dev.centrala.infra.outbound;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.infra.postgres.events.PgDeliveries;
import java.time.InstantSource;

/** Puts the delivery worker together. */
public final class WebhookDelivery {
  private WebhookDelivery() {}

  public static DeliveryWorker worker(
      Transactions transactions, GuardedHttpClient client, Secrets secrets, InstantSource clock) {
    return new DeliveryWorker(
        transactions, new PgDeliveries(), new WebhookAttempt(client, secrets, clock), clock);
  }
}
