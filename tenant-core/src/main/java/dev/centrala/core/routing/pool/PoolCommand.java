package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a pool. Each command is idempotent: what already holds is answered
 * {@code Unchanged}, what cannot be is answered {@code Refused}, and neither changes anything.
 * Times are milliseconds since 1970.
 */
public sealed interface PoolCommand {

  /** The tenant's settings changed. */
  record ChangeRules(PoolRules rules) implements PoolCommand {}

  /** A queue is new or changed; its waiting contacts are matched anew. */
  record PutQueue(QueueRules queue) implements PoolCommand {}

  /** A queue is gone; refused while it holds contacts. */
  record RemoveQueue(QueueId queue) implements PoolCommand {}

  /** An agent is new (and offline), or skills or costs changed; work in hand is not touched. */
  record PutAgent(AgentProfile agent) implements PoolCommand {}

  /** An agent was deactivated: offers end, work goes back to its old place, wrap-up ends. */
  record RemoveAgent(UserId agent) implements PoolCommand {}

  /**
   * An agent chose a presence. While work is in hand, anything but available waits as the next
   * presence.
   */
  record SetPresence(UserId agent, Presence presence, @Nullable String reason)
      implements PoolCommand {}

  /** A supervisor says so; who is not connected cannot be made to look present. */
  record SetPresenceOf(UserId agent, Presence presence, @Nullable String reason)
      implements PoolCommand {}

  /** The agent's last socket closed; the grace time begins. */
  record ConnectionLost(UserId agent) implements PoolCommand {}

  /** The agent has a socket again. */
  record ConnectionRestored(UserId agent) implements PoolCommand {}

  /**
   * A committed contact waits for an agent. {@code priority} adds to the queue's. {@code
   * enqueuedAtMillis} gives the place and may lie in the past. With {@code holds}, only those
   * agents are asked, one after another. {@code dueByMillis} matters where the queue serves by it;
   * 0 for as the queue has it.
   */
  record Enqueue(
      InteractionId contact,
      QueueId queue,
      Channel channel,
      int priority,
      long enqueuedAtMillis,
      List<Hold> holds,
      Needs needs,
      long dueByMillis)
      implements PoolCommand {
    public Enqueue {
      holds = List.copyOf(holds);
    }

    /** A contact that needs no more than its queue asks for. */
    public Enqueue(
        InteractionId contact,
        QueueId queue,
        Channel channel,
        int priority,
        long enqueuedAtMillis,
        @Nullable Hold heldFor) {
      this(
          contact,
          queue,
          channel,
          priority,
          enqueuedAtMillis,
          heldFor == null ? List.of() : List.of(heldFor),
          Needs.NONE,
          0);
    }
  }

  /** The agent takes the offer; the answer is a grant that the database has yet to confirm. */
  record Accept(OfferId offer, UserId agent) implements PoolCommand {}

  /**
   * The agent declines the offer; the contact returns to its place and is not offered to them again
   * at once. The reason is what they say of it.
   */
  record Reject(OfferId offer, UserId agent, @Nullable String reason) implements PoolCommand {
    public Reject(OfferId offer, UserId agent) {
      this(offer, agent, null);
    }
  }

  /** The database committed the grant of this epoch. */
  record Confirm(InteractionId contact, Epoch epoch) implements PoolCommand {}

  /**
   * The database refused the offer or the grant of this epoch: the contact returns to its old
   * place.
   */
  record Disavow(InteractionId contact, Epoch epoch) implements PoolCommand {}

  /**
   * The database did not write the offer of this epoch, for it has seen a newer grant of the
   * contact, by the other side of a split: the contact returns to its old place, its agent is not
   * spared for it, and what the pool grants from now on is newer than {@code newest}.
   */
  record Outrun(InteractionId contact, Epoch epoch, Epoch newest) implements PoolCommand {}

  /**
   * The database did not write the offer of this epoch, for the contact is on offer to somebody
   * else, by the other side of a split: that offer is the pool's own from now on, or is taken back
   * if its agent cannot be asked. Nobody is spared for what was not written.
   */
  record Adopt(InteractionId contact, Epoch epoch, OpenOffer standing) implements PoolCommand {}

  /** An assigned conversation waits for its customer and takes no capacity meanwhile. */
  record Park(InteractionId contact) implements PoolCommand {}

  /**
   * The customer of a parked conversation wrote: it returns to its agent, or to its old place (see
   * {@code Hold}).
   */
  record CustomerReplied(InteractionId contact) implements PoolCommand {}

  /**
   * The contact moves to another queue, or back into its own, and keeps its place; its agent is
   * free of it at once.
   */
  record Move(InteractionId contact, QueueId queue, List<Hold> holds) implements PoolCommand {
    public Move {
      holds = List.copyOf(holds);
    }

    /** Anyone of the queue may take it. */
    public Move(InteractionId contact, QueueId queue) {
      this(contact, queue, List.of());
    }
  }

  /**
   * The agent takes a waiting contact without being asked; also one on offer to, or with, somebody
   * else.
   */
  record Pick(InteractionId contact, UserId agent) implements PoolCommand {}

  /**
   * A supervisor gives a contact to an agent; {@code by} is the supervisor's name. With {@code
   * overCapacity} the agent's budget does not count.
   */
  record Push(InteractionId contact, UserId agent, String by, boolean overCapacity)
      implements PoolCommand {}

  /** The contact's own priority changes; its place follows from it. */
  record SetPriority(InteractionId contact, int priority) implements PoolCommand {}

  /**
   * The contact is over, for whatever reason. An assigned one goes to wrap-up, any other leaves.
   */
  record End(InteractionId contact, EndReason reason) implements PoolCommand {}

  /**
   * The agent who has the contact passes it on to a queue, where it keeps its place; they are free
   * of it at once.
   */
  record PassOn(InteractionId contact, UserId from, QueueId queue) implements PoolCommand {}

  /**
   * The agent who has the contact hands it to another, who must be available and have room; {@code
   * by} is the name of the first.
   */
  record HandOver(InteractionId contact, UserId from, UserId to, String by)
      implements PoolCommand {}

  /**
   * The agent took the contact, but could not be reached: their telephone was not answered. It
   * returns to its place, and counts like an offer that they missed.
   */
  record NotReached(InteractionId contact, UserId agent) implements PoolCommand {}

  /** The agent wants a wrap-up after this contact, where the queue leaves that to them. */
  record RequestWrapUp(InteractionId contact, UserId agent) implements PoolCommand {}

  /** The agent needs longer for a wrap-up that ends by itself. */
  record ExtendWrapUp(InteractionId contact, UserId agent, int seconds) implements PoolCommand {
    public ExtendWrapUp {
      if (seconds < 1) {
        throw new IllegalArgumentException("wrap-up longer by " + seconds + " s");
      }
    }
  }

  /** The agent completed the wrap-up. */
  record CompleteWrapUp(InteractionId contact) implements PoolCommand {}

  /**
   * The sweeper found that the database says otherwise: what it says replaces what the pool held,
   * if it is newer.
   */
  record Restore(ContactFact fact) implements PoolCommand {}

  /**
   * The database has taken the waiting contact out of its queue, and back into its flow: an offer
   * of it ends, and nothing is decided about it.
   */
  record Withdraw(InteractionId contact) implements PoolCommand {}

  /** The sweeper found that the contact has ended: it leaves without wrap-up. */
  record Forget(InteractionId contact) implements PoolCommand {}

  /** From now until then, replies ask their callers to keep the commands for replay; 0 stops it. */
  record RecordUntil(long untilMillis) implements PoolCommand {}

  /**
   * A day of the tenant's begins, numbered in rising order: counts of today start anew. A number
   * that has been seen changes nothing.
   */
  record NewDay(long day) implements PoolCommand {}

  /** Time has passed; what is due happens. Every other command does this first, too. */
  record Tick() implements PoolCommand {}

  /**
   * A committed contact that the agent begins by themselves, in the name of a queue; it is theirs
   * at once and has never waited. Refused, it is in no pool.
   */
  record Begin(InteractionId contact, QueueId queue, Channel channel, UserId agent)
      implements PoolCommand {}

  /** Why a contact is over. */
  enum EndReason {
    /** Agent, flow or rule finished it. */
    COMPLETED,
    /** The customer left before an agent answered. */
    ABANDONED,
    /** It was taken away: cancelled, or answered by other means. */
    CANCELLED
  }
}
