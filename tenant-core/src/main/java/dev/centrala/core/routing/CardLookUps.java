package dev.centrala.core.routing;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.core.interaction.card.QueueCards;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the tenant's own program who a contact is that has begun to wait, beside its way to an
 * agent, which never waits for it. Asked once: what goes wrong is counted and seen by whoever set
 * it up, never by agents. An answer is kept with the contact and reaches the desk that shows it.
 */
public final class CardLookUps {
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_TENANTS = 10_000;
  private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final InteractionViews views;
  private final QueueCards cards;
  private final SharedOffers sharedOffers;
  private final Secrets secrets;
  private final LookUpSource source;
  private final AgentFeed agents;
  private final BiConsumer<TenantId, String> outcomes;
  private final Executor later;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  /** {@code outcomes} counts: {@code found}, or why not. */
  public CardLookUps(
      Transactions transactions,
      InteractionStore interactions,
      InteractionViews views,
      QueueCards cards,
      SharedOffers sharedOffers,
      Secrets secrets,
      LookUpSource source,
      AgentFeed agents,
      BiConsumer<TenantId, String> outcomes,
      Executor later,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.views = views;
    this.cards = cards;
    this.sharedOffers = sharedOffers;
    this.secrets = secrets;
    this.source = source;
    this.agents = agents;
    this.outcomes = outcomes;
    this.later = later;
    this.clock = clock;
  }

  /** Which queues of a tenant have a program, as far as this node knows. */
  private record Known(Set<QueueId> queues, Instant until) {}

  private record Asked(
      QueueId queue, String url, WebhookSecret secret, Map<String, Object> question) {}

  /** A contact waits in the queue from now on; returns at once. */
  public void queued(TenantId tenant, InteractionId contact, QueueId queue) {
    Known now = known.get(tenant);
    boolean nothing =
        now != null && clock.instant().isBefore(now.until()) && !now.queues().contains(queue);
    if (!nothing) {
      later.execute(() -> lookUp(tenant, contact, queue));
    }
  }

  /** A card of the tenant has changed. */
  public void forget(TenantId tenant) {
    known.remove(tenant);
  }

  private void lookUp(TenantId tenant, InteractionId contact, QueueId queue) {
    if (!room.tryAcquire()) {
      outcomes.accept(tenant, "busy");
      return;
    }
    try {
      transactions
          .inTenant(tenant, tx -> asked(tx, contact, queue))
          .ifPresent(asked -> {
            LookUpSource.Answer answer =
                source.ask(asked.url(), asked.secret(), contact.toString(), asked.question());
            transactions.doInTenant(tenant, tx -> take(tx, contact, asked, answer));
          });
    } finally {
      room.release();
    }
  }

  private Optional<Asked> asked(Tx tx, InteractionId contact, QueueId queue) {
    if (known.size() > MOST_TENANTS) {
      known.clear();
    }
    Set<QueueId> asking = cards.asking(tx);
    known.put(tx.tenant(), new Known(asking, clock.instant().plus(KNOWN_FOR)));
    if (!asking.contains(queue) || cards.found(tx, contact).isPresent()) {
      return Optional.empty();
    }
    String url = cards.find(tx, queue).lookUpUrl();
    Optional<byte[]> sealed = cards.secret(tx, queue);
    Optional<Interaction> now = interactions.find(tx, contact);
    if (url == null || sealed.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    String secret = secrets.open(tx.tenant(), QueueCardService.purpose(queue), sealed.get());
    return Optional.of(
        new Asked(queue, url, new WebhookSecret(secret), question(views.of(tx, now.get()), queue)));
  }

  private static Map<String, Object> question(InteractionView view, QueueId queue) {
    Customer customer = view.customer();
    Map<String, Object> question = new HashMap<>();
    question.put("type", "contact.lookUp");
    question.put("interactionId", view.interaction().id().toString());
    question.put("channel", view.interaction().channel().wireName());
    question.put("queueId", queue.toString());
    question.put("customerId", customer.id().toString());
    question.put("attributes", customer.attributes());
    put(question, "queue", view.queueName());
    put(question, "name", customer.name());
    put(question, "phone", identity(customer, Identity.Kind.PHONE));
    put(question, "email", identity(customer, Identity.Kind.MAIL));
    return question;
  }

  private static void put(Map<String, Object> to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  private static @Nullable String identity(Customer customer, Identity.Kind kind) {
    return customer.identities().stream()
        .filter(each -> each.kind() == kind)
        .map(Identity::value)
        .findFirst()
        .orElse(null);
  }

  private void take(Tx tx, InteractionId contact, Asked asked, LookUpSource.Answer answer) {
    TenantId tenant = tx.tenant();
    switch (answer) {
      case LookUpSource.Answer.Nothing(String why) -> {
        cards.outcome(tx, asked.queue(), new QueueCard.Failure(clock.instant(), why));
        tx.afterCommit(() -> outcomes.accept(tenant, why));
      }
      case LookUpSource.Answer.Found(LookedUp found) -> {
        cards.outcome(tx, asked.queue(), null);
        if (!found.isNothing()) {
          // Under the lock of the contact, so that an offer of it shows the answer or is told of
          // it.
          interactions
              .lock(tx, contact)
              .ifPresent(now -> {
                cards.put(tx, contact, found, clock.instant());
                tell(tx, now);
              });
        }
        tx.afterCommit(() -> outcomes.accept(tenant, "found"));
      }
    }
  }

  /** To everybody who sees the contact, on offer or in hand. */
  private void tell(Tx tx, Interaction now) {
    TenantId tenant = tx.tenant();
    AgentDelta.Updated delta = new AgentDelta.Updated(views.of(tx, now));
    tx.afterCommit(() -> {
      if (now.assignment() != null) {
        agents.publish(tenant, now.assignment().agent(), delta);
      }
    });
    sharedOffers
        .open(tx, now.id())
        .forEach(offer -> tx.afterCommit(() -> agents.publish(tenant, offer.agent(), delta)));
  }
}
