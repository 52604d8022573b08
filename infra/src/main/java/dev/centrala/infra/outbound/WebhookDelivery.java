package dev.centrala.infra.outbound;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.infra.postgres.events.PgDeliveries;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Puts the delivery worker together; {@code outcomes} hears how each attempt ended. */
public final class WebhookDelivery {
  private WebhookDelivery() {}

  public static DeliveryWorker worker(
      Transactions transactions,
      GuardedHttpClient client,
      Secrets secrets,
      InstantSource clock,
      Consumer<DeliveryOutcome> outcomes) {
    return new DeliveryWorker(
        transactions,
        new PgDeliveries(),
        new WebhookAttempt(client, secrets, clock),
        clock,
        outcomes);
  }
}
