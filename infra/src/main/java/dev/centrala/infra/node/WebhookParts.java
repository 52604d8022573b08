package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.SetUpService;
import dev.centrala.core.tenant.webhook.Webhook;
import dev.centrala.core.tenant.webhook.WebhookService;
import dev.centrala.core.tenant.webhook.WebhookSetUp;
import dev.centrala.infra.outbound.DeliveryWorker;
import dev.centrala.infra.outbound.GuardedHttpClient;
import dev.centrala.infra.outbound.PublicTargets;
import dev.centrala.infra.outbound.WebhookDelivery;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.events.PgOutbox;
import dev.centrala.infra.postgres.events.PgWebhooks;
import dev.centrala.infra.telemetry.DeliveryMeters;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.WebhookRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The outbox, the webhooks of partners and the worker that delivers to them, wired. */
public final class WebhookParts implements Parts {
  private final Ground ground;
  private final ObjectMapper json;
  private final DeliveryWorker worker;
  private final Outbox outbox;
  private final WebhookService webhooks;

  public WebhookParts(
      Ground ground,
      ObjectMapper json,
      PublicTargets targets,
      GuardedHttpClient client,
      MeterRegistry meters) {
    this.ground = ground;
    this.json = json;
    this.worker =
        WebhookDelivery.worker(
            ground.transactions(),
            client,
            ground.secrets(),
            ground.clock(),
            new DeliveryMeters(meters));
    this.outbox = new PgOutbox(new JsonColumn(json), ground.clock(), worker::hint);
    PgWebhooks store = new PgWebhooks();
    SetUpService<WebhookId, Webhook> items =
        new SetUpService<>(
            "webhook",
            store,
            new WebhookSetUp(worker::hint),
            ground.transactions(),
            ground.audit(),
            ground.clock());
    this.webhooks =
        new WebhookService(
            store,
            items,
            targets,
            ground.secrets(),
            ground.transactions(),
            new AuditTrail(ground.audit(), ground.clock()),
            ground.clock(),
            worker::hint);
  }

  @Override
  public List<String> contract() {
    return List.of("webhooks");
  }

  @Override
  public List<Routes> routes() {
    return List.of(new WebhookRoutes(webhooks, json, ground.clock()));
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  public Outbox outbox() {
    return outbox;
  }

  public WebhookService webhooks() {
    return webhooks;
  }

  public DeliveryWorker worker() {
    return worker;
  }
}
