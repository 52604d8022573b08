package dev.centrala.core.tenant.webhook;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.Edit;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.core.tenant.SetUpService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks with their secrets and deliveries. A secret is shown once, when it is made; after a
 * rotation the old one signs too for a day. Nothing here ever switches a webhook off: what fails is
 * seen in its deliveries.
 */
public final class WebhookService {
  public static final Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

  private final WebhookStore store;
  private final SetUpService<WebhookId, Webhook> items;
  private final Targets targets;
  private final Secrets secrets;
  private final Transactions transactions;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final Consumer<TenantId> dueNow;

  /** {@code dueNow} hears, after a commit, that a tenant has deliveries to make. */
  public WebhookService(
      WebhookStore store,
      SetUpService<WebhookId, Webhook> items,
      Targets targets,
      Secrets secrets,
      Transactions transactions,
      AuditTrail trail,
      InstantSource clock,
      Consumer<TenantId> dueNow) {
    this.store = store;
    this.items = items;
    this.targets = targets;
    this.secrets = secrets;
    this.transactions = transactions;
    this.trail = trail;
    this.clock = clock;
    this.dueNow = dueNow;
  }

  /** Reads, lists and deletes. */
  public SetUpService<WebhookId, Webhook> items() {
    return items;
  }

  /** The secret that signs is the answer, and is not shown again. */
  public WebhookSecret create(TenantId tenant, Actor actor, Webhook webhook) {
    targets.check("/url", webhook.url());
    WebhookSecret secret = WebhookSecret.next();
    transactions.doInTenant(
        tenant,
        tx -> {
          items.create(tx, actor, webhook);
          store.putSecret(tx, webhook.id(), sealed(tx, webhook.id(), secret));
        });
    return secret;
  }

  /** As {@link SetUpService#change}; {@code newUrl} is the address that the edit brings, if any. */
  public Webhook change(
      TenantId tenant,
      Actor actor,
      WebhookId id,
      long madeFrom,
      Edit<Webhook> edit,
      @Nullable String newUrl) {
    if (newUrl != null) {
      targets.check("/url", newUrl);
    }
    return items.change(tenant, actor, id, madeFrom, edit);
  }

  public WebhookSecret rotateSecret(TenantId tenant, Actor actor, WebhookId id) {
    WebhookSecret secret = WebhookSecret.next();
    transactions.doInTenant(
        tenant,
        tx -> {
          items.get(tx, id);
          Instant oldUntil = clock.instant().plus(OLD_SECRET_SIGNS);
          store.replaceSecret(tx, id, sealed(tx, id, secret), oldUntil);
          trail.write(tx, actor, "webhook.secretRotated", "webhook", id.toString(), Map.of());
        });
    return secret;
  }

  public Page<Delivery> deliveries(
      TenantId tenant, WebhookId id, Delivery.@Nullable State state, PageRequest page) {
    return transactions.inTenant(
        tenant,
        tx -> {
          items.get(tx, id);
          return store.deliveries(tx, id, state, page);
        });
  }

  /** How many deliveries will be made again. */
  public int replay(TenantId tenant, Actor actor, WebhookId id, Replay replay) {
    return transactions.inTenant(
        tenant,
        tx -> {
          items.get(tx, id);
          Instant now = clock.instant();
          int count = store.replay(tx, id, replay, now, now.plus(RetrySchedule.KEEP_TRYING));
          trail.write(
              tx, actor, "webhook.replayed", "webhook", id.toString(), Map.of("deliveries", count));
          tx.afterCommit(() -> dueNow.accept(tenant));
          return count;
        });
  }

  private byte[] sealed(Tx tx, WebhookId id, WebhookSecret secret) {
    return secrets.seal(tx.tenant(), purpose(id), secret.text());
  }

  /** What a webhook's secret is sealed for. */
  public static String purpose(WebhookId id) {
    return "webhook:" + id;
  }
}
