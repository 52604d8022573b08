package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.CallBacks;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.voice.RuleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Books calls that customers asked for, and lets them wait in their queue, at the place that the
 * customer had, as contacts of their own: whoever hangs up after booking loses nothing. A number is
 * booked once for a queue at a time.
 */
public final class Callbacks implements CallBacks {
  /** So often is looked at what has become of one that waits. */
  static final Duration LOOK = Duration.ofSeconds(2);

  private final CallbackStore store;
  private final OutboundRuleStore rules;
  private final OutboundGuard guard;
  private final OwnNumbers own;
  private final OutboundContacts contacts;
  private final FrontDoor door;
  private final SetUpStore<QueueId, Queue> queues;
  private final InstantSource clock;

  public Callbacks(
      CallbackStore store,
      OutboundRuleStore rules,
      OutboundGuard guard,
      OwnNumbers own,
      OutboundContacts contacts,
      FrontDoor door,
      SetUpStore<QueueId, Queue> queues,
      InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.guard = guard;
    this.own = own;
    this.contacts = contacts;
    this.door = door;
    this.queues = queues;
    this.clock = clock;
  }

  @Override
  public FlowInput book(Tx tx, Interaction contact, Instruction.CallBack wanted) {
    return book(tx, contact.customer(), contact.id(), wanted);
  }

  /** Empty when it is booked, or was already; else why it cannot be. */
  FlowInput book(
      Tx tx, CustomerId customer, @Nullable InteractionId origin, Instruction.CallBack wanted) {
    Optional<RuleVerdict.Refused> refused = guard.checkDestination(tx, wanted.number());
    if (refused.isPresent()) {
      return new FlowInput.Failed(
          refused.get().code().equals("notANumber") ? "invalid" : "forbidden");
    }
    if (own.list(tx).isEmpty()) {
      return new FlowInput.Failed("unsupported");
    }
    Callback booked = Callback.booked(wanted, customer, origin, clock.instant());
    boolean isNew = store.insert(tx, booked);
    if (isNew
        && wanted.at() == null
        && guard.checkAsked(tx, wanted.number()) instanceof RuleVerdict.Allowed) {
      begin(tx, booked);
    }
    return FlowInput.EffectDone.DONE;
  }

  /** It waits in its queue from now on. */
  void begin(Tx tx, Callback callback) {
    Instruction.CallBack wanted = callback.wanted();
    Optional<OwnNumber> as = CallerIds.of(rules.find(tx), own.list(tx), wanted.queue());
    Optional<Queue> queue = queues.find(tx, wanted.queue());
    if (as.isEmpty() || queue.isEmpty()) {
      store.update(
          tx,
          callback.over(Callback.State.FAILED, callback.tries(), "unsupported", clock.instant()));
      return;
    }
    Interaction opened =
        contacts.open(
            tx,
            as.get(),
            wanted.number(),
            callback.customer(),
            Actor.SYSTEM,
            Map.of("callbackId", callback.id().toString(), "try", callback.tries() + 1));
    Interaction waits =
        door.queue(
            tx,
            opened,
            new Instruction.Enqueue(
                wanted.node(), wanted.queue(), wanted.priority(), wanted.wishes(), null),
            place(queue.get(), wanted));
    store.update(tx, callback.waiting(waits.id(), clock.instant().plus(LOOK)));
  }

  /**
   * The place that the customer had; not so old that the queue would turn it away for its age at
   * once.
   */
  private Instant place(Queue queue, Instruction.CallBack wanted) {
    Instant now = clock.instant();
    Instant since = wanted.since() == null ? now : wanted.since();
    int longest = queue.limits().maxWaitSeconds();
    Instant oldest = now.minusSeconds(longest / 2);
    return longest > 0 && since.isBefore(oldest) ? oldest : since;
  }
}
