package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.PoolDecision.TurnedAway;
import dev.centrala.core.routing.pool.PoolDecision.TurnedAwayReason;
import org.jspecify.annotations.Nullable;

/**
 * Lets contacts into queues, on to others, or away, as the limits of the queues say. A contact that
 * overflowed out of a queue does not overflow back into it. A task is never turned away.
 */
final class Admission {
  /** After how long a queue that could not take the overflow is looked at again. */
  static final int AGAIN_SECONDS = 30;

  private final Board board;
  private final Moves moves;

  Admission(Board board, Moves moves) {
    this.board = board;
    this.moves = moves;
  }

  /** Whether a contact that has just come, and is nowhere yet, may wait; it is gone if not. */
  boolean admits(Contact contact) {
    boolean task = contact.isTask();
    if (contact.queue.rules.limits().closed() && !task) {
      turnAway(contact, TurnedAwayReason.CLOSED);
      return false;
    }
    passOn(contact, dueAtArrival(contact));
    if (!task && isFull(contact.queue)) {
      turnAway(contact, TurnedAwayReason.FULL);
      return false;
    }
    return true;
  }

  /** Whether a contact on offer could not stay where it is if nobody took it. */
  boolean mustGo(Contact contact) {
    Limits limits = contact.queue.rules.limits();
    boolean passesOn = limits.overflows().stream().anyMatch(each -> takesOver(contact, each));
    boolean longEnough =
        limits.maxWaitSeconds() > 0
            && board.now - contact.waitsSince >= limits.maxWaitSeconds() * 1000L;
    contact.limitsSeenAt = board.now;
    return passesOn || (!contact.isTask() && (longEnough || limits.empties()));
  }

  private boolean takesOver(Contact contact, Overflow each) {
    return each.when() == Overflow.Trigger.WAIT
        && isDue(contact, each)
        && canTakeOver(contact, each);
  }

  /** Whether a waiting contact stays where it is; it waits elsewhere, or is gone, if not. */
  boolean mayStay(Contact contact) {
    Limits limits = contact.queue.rules.limits();
    if (limits.empties() && !contact.isTask()) {
      turnAway(contact, TurnedAwayReason.CLOSED);
      return false;
    }
    for (Overflow each : limits.overflows()) {
      if (takesOver(contact, each)) {
        moves.leaveQueue(contact);
        passOn(contact, each);
        moves.enterQueue(contact);
        board.toExplain.add(contact);
        return false;
      }
    }
    int longest = limits.maxWaitSeconds();
    if (longest > 0 && !contact.isTask() && board.now - contact.waitsSince >= longest * 1000L) {
      turnAway(contact, TurnedAwayReason.WAITED_TOO_LONG);
      return false;
    }
    contact.limitsSeenAt = board.now;
    return true;
  }

  /** From queue to queue until one of them keeps it; each is left at most once, so it ends. */
  private void passOn(Contact contact, @Nullable Overflow first) {
    for (Overflow next = first; next != null; next = dueAtArrival(contact)) {
      contact.overflowedFrom.add(contact.queue.rules.id());
      QueueState target = board.queue(next.to());
      if (target == null) {
        throw new IllegalStateException("overflow into no queue " + next.to());
      }
      moves.changeQueue(contact, target, next.when().reason());
    }
  }

  private @Nullable Overflow dueAtArrival(Contact contact) {
    for (Overflow each : contact.queue.rules.limits().overflows()) {
      if (isDue(contact, each) && canTakeOver(contact, each)) {
        return each;
      }
    }
    return null;
  }

  private boolean isDue(Contact contact, Overflow overflow) {
    QueueState queue = contact.queue;
    return switch (overflow.when()) {
      case WAIT -> board.now - contact.waitsSince >= overflow.threshold() * 1000L;
      case LENGTH -> queue.length() >= overflow.threshold();
      case ESTIMATED_WAIT ->
          queue.answers.estimateSeconds(queue.length() + 1, board.now) >= overflow.threshold();
      case AVAILABLE_AGENTS -> fewerAreAvailable(contact, overflow.threshold());
    };
  }

  private boolean fewerAreAvailable(Contact contact, int wanted) {
    contact.age(board.now);
    Fitness fitness = board.waiting.fitnessOf(contact);
    int available = 0;
    for (Profile profile : board.roster.profiles()) {
      board.scanSteps++;
      if (fitness.servedBy(profile, board.roster.generation())) {
        available += profile.available();
        if (available >= wanted) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean canTakeOver(Contact contact, Overflow overflow) {
    QueueState target = board.queue(overflow.to());
    return target != null
        && target != contact.queue
        && !contact.overflowedFrom.contains(overflow.to())
        && !target.rules.limits().closed()
        && !isFull(target);
  }

  private static boolean isFull(QueueState queue) {
    int most = queue.rules.limits().maxLength();
    return most > 0 && queue.length() >= most;
  }

  private void turnAway(Contact contact, TurnedAwayReason reason) {
    moves.drop(contact);
    contact.epoch = board.nextEpoch();
    contact.queue.turnedAway(contact);
    board.decide(new TurnedAway(contact.id, contact.queue.rules.id(), contact.epoch, reason));
  }
}
