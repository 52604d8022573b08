package dev.centrala.core.outbound;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.Turns;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.RuleVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What time does to callbacks: those that are due begin to wait, those whose call is over are done,
 * or are tried again after a while until their tries are used up. Run on any node, as often as one
 * likes: each step is taken once, under the callback's lock.
 */
public final class CallbackRound {
  private static final int AT_ONCE = 100;

  private final Transactions transactions;
  private final CallbackStore store;
  private final Callbacks callbacks;
  private final OutboundGuard guard;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final SetUpStore<QueueId, Queue> queues;
  private final QueueOpening opening;
  private final Timeline timeline;
  private final InstantSource clock;

  public CallbackRound(
      Transactions transactions,
      CallbackStore store,
      Callbacks callbacks,
      OutboundGuard guard,
      InteractionStore interactions,
      CallStore calls,
      SetUpStore<QueueId, Queue> queues,
      QueueOpening opening,
      Timeline timeline,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.callbacks = callbacks;
    this.guard = guard;
    this.interactions = interactions;
    this.calls = calls;
    this.queues = queues;
    this.opening = opening;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** One look at what is due for the tenant. */
  public void apply(TenantId tenant) {
    Instant now = clock.instant();
    List<CallbackId> due =
        transactions.inTenant(
            tenant, tx -> store.claim(tx, now, now.plus(Callbacks.LOOK), AT_ONCE));
    Turns.each(
        tenant,
        due,
        each -> "callback " + each,
        each ->
            transactions.doInTenant(
                tenant, tx -> store.lock(tx, each).ifPresent(found -> step(tx, found))));
  }

  private void step(Tx tx, Callback callback) {
    switch (callback.state()) {
      case SCHEDULED -> begin(tx, callback);
      case WAITING -> settle(tx, callback);
      case DONE, FAILED, CANCELED -> {}
    }
  }

  private void begin(Tx tx, Callback callback) {
    Optional<Queue> queue = queues.find(tx, callback.wanted().queue());
    if (queue.isPresent() && !isOpen(tx, queue.get())) {
      store.update(tx, callback.again(callback.tries(), afterGap(callback)));
      return;
    }
    switch (verdict(tx, callback)) {
      case RuleVerdict.Allowed allowed -> callbacks.begin(tx, callback);
      case RuleVerdict.Refused refused when isPassing(refused.code()) ->
          store.update(tx, callback.again(callback.tries(), afterGap(callback)));
      case RuleVerdict.Refused refused ->
          store.update(
              tx,
              callback.over(
                  Callback.State.FAILED, callback.tries(), refused.code(), clock.instant()));
    }
  }

  /** At the hour that the customer has chosen it is never too late for the first try. */
  private RuleVerdict verdict(Tx tx, Callback callback) {
    String number = callback.wanted().number();
    return callback.tries() == 0
        ? guard.checkAsked(tx, number)
        : guard.check(tx, callback.wanted().queue(), number);
  }

  private static boolean isPassing(String code) {
    return code.equals("quietHours") || code.equals(OutboundGuard.LIMIT_REACHED);
  }

  private boolean isOpen(Tx tx, Queue queue) {
    return !queue.limits().closed() && opening.isOpen(tx, queue);
  }

  private void settle(Tx tx, Callback callback) {
    InteractionId id = callback.contact();
    Interaction contact = id == null ? null : interactions.lock(tx, id).orElse(null);
    if (contact != null && contact.disconnectedAt() == null) {
      return;
    }
    Instant now = clock.instant();
    boolean reached =
        contact != null
            && calls.legs(tx, contact.id()).stream()
                .anyMatch(leg -> leg.kind() == LegKind.CUSTOMER && leg.takenAt() != null);
    if (reached) {
      store.update(tx, callback.over(Callback.State.DONE, callback.tries() + 1, "reached", now));
      return;
    }
    // Without an agent it was turned away or lost its queue, and the customer was not called.
    boolean tried = contact != null && contact.assignment() != null;
    int tries = callback.tries() + (tried ? 1 : 0);
    if (tries < callback.wanted().attempts()) {
      store.update(tx, callback.again(tries, afterGap(callback)));
      return;
    }
    store.update(tx, callback.over(Callback.State.FAILED, tries, "callbackFailed", now));
    if (contact != null) {
      timeline.record(
          tx,
          contact,
          "callback.failed",
          Actor.SYSTEM,
          Map.of("callbackId", callback.id().toString(), "tries", tries));
    }
  }

  private Instant afterGap(Callback callback) {
    return clock.instant().plusSeconds(callback.wanted().gapSeconds());
  }
}
