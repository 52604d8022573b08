package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What the pool decided, in order. Each is carried out in one transaction, conditional on what it
 * names; the package comment of {@code dev.centrala.core.routing} tells how. {@code freed} and
 * {@code cost} are capacity to take off or put on the agent's load in that transaction.
 */
public sealed interface PoolDecision {
  /** Whom it is about; null when it is about an agent alone. */
  default @Nullable InteractionId contact() {
    return null;
  }

  /**
   * Commit the offer under its epoch, then tell the agent. What it will take is reserved in the
   * pool only. {@code shared}: it may be one of several that are open at once.
   */
  record Offered(
      OfferId offer,
      InteractionId contact,
      QueueId queue,
      UserId agent,
      Epoch epoch,
      Take take,
      long enqueuedAtMillis,
      long expiresAtMillis,
      boolean shared,
      Explanation explanation)
      implements PoolDecision {
    public int cost() {
      return take.cost();
    }
  }

  /**
   * The offer ended without being accepted: others are asked still, the contact waits again at its
   * old place, or {@code Left} or {@code Assigned} follows. The reason is that of an agent who
   * declined it.
   */
  record OfferEnded(
      OfferId offer,
      InteractionId contact,
      UserId agent,
      Epoch epoch,
      OfferOutcome outcome,
      @Nullable String reason)
      implements PoolDecision {
    public OfferEnded(
        OfferId offer, InteractionId contact, UserId agent, Epoch epoch, OfferOutcome outcome) {
      this(offer, contact, agent, epoch, outcome, null);
    }
  }

  /**
   * The agent is granted the contact under this epoch. Commit with the conditional update that
   * takes what {@code take} says, then answer {@code Confirm} or {@code Disavow}. {@code resumed}:
   * a parked conversation that returned to its agent.
   */
  record Assigned(
      InteractionId contact,
      QueueId queue,
      UserId agent,
      @Nullable OfferId offer,
      Epoch epoch,
      Take take,
      boolean resumed,
      Explanation explanation)
      implements PoolDecision {
    public int cost() {
      return take.cost();
    }

    public boolean overCapacity() {
      return take.overCapacity();
    }
  }

  /**
   * A grant is still unconfirmed: look whether the database has it and answer {@code Confirm} or
   * {@code Disavow}.
   */
  record ConfirmationDue(InteractionId contact, UserId agent, Epoch epoch)
      implements PoolDecision {}

  /**
   * Nobody could take the contact now; it keeps its place. Said when it enters a queue or a wider
   * ring.
   */
  record KeptWaiting(InteractionId contact, QueueId queue, int ring, Explanation explanation)
      implements PoolDecision {}

  /**
   * Nobody of the roster, whatever their presence, could serve the contact in any ring reached or
   * to come; {@code missing} is what nobody holds, in words: "German 5 or French 3". It waits on.
   * Said once, and again only after a change of set-up.
   */
  record NobodyFits(InteractionId contact, QueueId queue, String missing) implements PoolDecision {}

  /**
   * The agent no longer has the contact; it waits at its old place. Commit "queued" where agent and
   * epoch still stand.
   */
  record Requeued(
      InteractionId contact,
      QueueId queue,
      UserId agent,
      Epoch epoch,
      int freed,
      long enqueuedAtMillis,
      RequeueReason reason)
      implements PoolDecision {}

  /**
   * The contact, which nobody has, waits in another queue now and keeps its place. Commit the queue
   * under this epoch.
   */
  record Moved(InteractionId contact, QueueId from, QueueId to, Epoch epoch, MoveReason reason)
      implements PoolDecision {}

  /**
   * The limits of its queue have no room for the contact, which left the pool. Commit under this
   * epoch that it goes on with its flow.
   */
  record TurnedAway(InteractionId contact, QueueId queue, Epoch epoch, TurnedAwayReason reason)
      implements PoolDecision {}

  /** The contact's own priority is another one. */
  record PriorityChanged(InteractionId contact, int priority) implements PoolDecision {}

  /**
   * The conversation waits for its customer; its agent keeps it and has {@code freed} capacity
   * back.
   */
  record Parked(InteractionId contact, UserId agent, Epoch epoch, int freed)
      implements PoolDecision {}

  /**
   * The contact is over and its agent finishes up; {@code endsAtMillis} is 0 when only the agent
   * ends it.
   */
  record WrapUpStarted(
      InteractionId contact,
      UserId agent,
      Epoch epoch,
      WrapUpRule.Mode mode,
      long endsAtMillis,
      PoolCommand.EndReason reason)
      implements PoolDecision {}

  /** The agent wants a wrap-up when this contact is over. */
  record WrapUpRequested(InteractionId contact, UserId agent, Epoch epoch)
      implements PoolDecision {}

  /** The wrap-up ends later. */
  record WrapUpExtended(InteractionId contact, UserId agent, Epoch epoch, long endsAtMillis)
      implements PoolDecision {}

  /**
   * The contact left the pool; {@code agent} is who had it, if anyone, and has {@code freed}
   * capacity back.
   */
  record Left(
      InteractionId contact, @Nullable UserId agent, Epoch epoch, int freed, LeftReason reason)
      implements PoolDecision {}

  /**
   * Store and show the agent's presence; {@code pending} is what it will be when the work in hand
   * is done.
   */
  record PresenceChanged(
      UserId agent,
      Presence presence,
      @Nullable String reason,
      long sinceMillis,
      @Nullable Presence pending,
      @Nullable String pendingReason)
      implements PoolDecision {}

  /** How an offer ended, other than by {@code Assigned}, which names it. */
  enum OfferOutcome {
    REJECTED("rejected"),
    TIMED_OUT("timedOut"),
    WITHDRAWN("withdrawn");

    private final String wireName;

    OfferOutcome(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Why a contact went back to its queue from an agent who had it. */
  enum RequeueReason {
    CONNECTION_LOST,
    AGENT_REMOVED,
    /** The customer wrote while the agent had no room or was not there. */
    AGENT_NOT_FREE,
    /** Its agent took it, but could not be reached. */
    NOT_REACHED,
    MOVED,
    /** Its agent passed it on, or handed it to another. */
    TRANSFERRED,
    /** A supervisor gave it to another agent. */
    TAKEN,
    DATABASE_REFUSED
  }

  /** Why a contact went to another queue. */
  enum MoveReason {
    /** An agent or a supervisor moved it. */
    REQUESTED,
    /** It waited for too long in the first. */
    OVERFLOW_WAIT,
    /** Too many waited in the first when it came. */
    OVERFLOW_LENGTH,
    /** The wait in the first was estimated to be too long when it came. */
    OVERFLOW_ESTIMATED_WAIT,
    /** Too few agents who fit were available in the first when it came. */
    OVERFLOW_AVAILABLE_AGENTS
  }

  /** Why a contact may not wait. */
  enum TurnedAwayReason {
    /** As many wait as may. */
    FULL,
    WAITED_TOO_LONG,
    CLOSED
  }

  /** Why a contact left the pool. */
  enum LeftReason {
    COMPLETED,
    ABANDONED,
    CANCELLED,
    WRAP_UP_COMPLETED,
    WRAP_UP_TIMED_OUT,
    WRAP_UP_CUT_SHORT
  }
}
