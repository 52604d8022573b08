package dev.centrala.core.routing;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.core.interaction.card.QueueCards;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.webhook.Targets;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes what agents see beside the contacts of a queue; each change is audited. The
 * secret of the program that is asked is shown once, when there is a new one.
 */
public final class QueueCardService {
  private final Transactions transactions;
  private final QueueCards cards;
  private final SetUpStore<QueueId, Queue> queues;
  private final Targets targets;
  private final Secrets secrets;
  private final AuditTrail audit;
  private final Consumer<TenantId> changed;

  public QueueCardService(
      Transactions transactions,
      QueueCards cards,
      SetUpStore<QueueId, Queue> queues,
      Targets targets,
      Secrets secrets,
      AuditTrail audit,
      Consumer<TenantId> changed) {
    this.transactions = transactions;
    this.cards = cards;
    this.queues = queues;
    this.targets = targets;
    this.secrets = secrets;
    this.audit = audit;
    this.changed = changed;
  }

  /** The card, and the secret where this change made one. */
  public record Shown(QueueCard card, @Nullable WebhookSecret secret) {}

  public Shown get(TenantId tenant, QueueId queue) {
    return transactions.inTenant(
        tenant,
        tx -> {
          requireQueue(tx, queue);
          return new Shown(cards.find(tx, queue), null);
        });
  }

  /** Over the version that the card names; another program, or a wish, makes another secret. */
  public Shown put(TenantId tenant, Actor by, QueueCard card, boolean renewSecret) {
    if (card.lookUpUrl() != null) {
      targets.check("/lookUp/url", card.lookUpUrl());
    }
    Shown shown =
        transactions.inTenant(
            tenant,
            tx -> {
              requireQueue(tx, card.queue());
              QueueCard before = cards.find(tx, card.queue());
              QueueCard after = cards.update(tx, card);
              WebhookSecret secret = secret(tx, before, after, renewSecret);
              audit.write(
                  tx, by, "queue.cardChanged", "queue", card.queue().toString(), told(after));
              return new Shown(after, secret);
            });
    changed.accept(tenant);
    return shown;
  }

  private @Nullable WebhookSecret secret(Tx tx, QueueCard before, QueueCard after, boolean renew) {
    String url = after.lookUpUrl();
    if (url == null) {
      cards.putSecret(tx, after.queue(), null);
      return null;
    }
    if (url.equals(before.lookUpUrl()) && !renew) {
      return null;
    }
    WebhookSecret secret = WebhookSecret.next();
    cards.putSecret(
        tx, after.queue(), secrets.seal(tx.tenant(), purpose(after.queue()), secret.text()));
    return secret;
  }

  /** Where they lead, without what is in the query: that may be a key. */
  private static Map<String, Object> told(QueueCard card) {
    Map<String, Object> told = new HashMap<>();
    if (card.page() != null) {
      told.put("page", card.page().template().text().split("\\?", 2)[0]);
    }
    if (card.lookUpUrl() != null) {
      told.put("lookUp", card.lookUpUrl().split("\\?", 2)[0]);
    }
    return told;
  }

  /** What the secret of a queue's look-ups is sealed for. */
  public static String purpose(QueueId queue) {
    return "queueLookUp:" + queue;
  }

  private void requireQueue(Tx tx, QueueId queue) {
    if (queues.find(tx, queue).isEmpty()) {
      throw RefusedException.notFound("queue");
    }
  }
}
