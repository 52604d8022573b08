package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpExtended;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpRequested;
import dev.centrala.core.routing.pool.PoolDecision.WrapUpStarted;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import dev.centrala.core.routing.pool.WrapUpRule.Mode;

/** What follows a contact: whether there is a wrap-up, and when it ends. */
final class WrapUps {
  /** A wrap-up that is extended never has more than this before it. */
  static final int MOST_SECONDS = 3600;

  private final Board board;
  private final Moves moves;
  private final Conversations conversations;

  WrapUps(Board board, Moves moves, Conversations conversations) {
    this.board = board;
    this.moves = moves;
    this.conversations = conversations;
  }

  void start(Contact contact, PoolCommand.EndReason reason) {
    WrapUpRule rule = contact.queue.rules.wrapUp();
    if (isLeftOut(contact, rule)) {
      conversations.finish(
          contact,
          switch (reason) {
            case COMPLETED -> LeftReason.COMPLETED;
            case ABANDONED -> LeftReason.ABANDONED;
            case CANCELLED -> LeftReason.CANCELLED;
          });
      return;
    }
    contact.endsAt = rule.ends() ? board.now + rule.seconds() * 1000L : 0;
    moves.changeState(contact, ContactState.WRAP_UP);
    board.decide(
        new WrapUpStarted(
            contact.id, contact.holder().id, contact.epoch, rule.mode(), contact.endsAt, reason));
  }

  private static boolean isLeftOut(Contact contact, WrapUpRule rule) {
    return rule.mode() == Mode.NONE
        || (rule.mode() == Mode.REQUESTED && !contact.wrapUpAsked)
        || (rule.ends() && rule.seconds() == 0);
  }

  PoolResult request(PoolCommand.RequestWrapUp command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || !contact.isConversationOf(command.agent())) {
      return new Refused(Why.WRONG_STATE, "the contact is not with this agent");
    }
    if (contact.queue.rules.wrapUp().mode() == Mode.NONE) {
      return new Refused(Why.WRONG_STATE, "the queue leaves no time for wrap-up");
    }
    if (contact.queue.rules.wrapUp().mode() != Mode.REQUESTED || contact.wrapUpAsked) {
      return UNCHANGED;
    }
    contact.wrapUpAsked = true;
    board.decide(new WrapUpRequested(contact.id, command.agent(), contact.epoch));
    return APPLIED;
  }

  PoolResult extend(PoolCommand.ExtendWrapUp command) {
    Contact contact = board.contact(command.contact());
    boolean theirs =
        contact != null
            && contact.state == ContactState.WRAP_UP
            && contact.holder().id.equals(command.agent());
    if (contact == null || !theirs) {
      return new Refused(Why.WRONG_STATE, "the contact is not in wrap-up");
    }
    if (contact.queue.rules.wrapUp().mode() == Mode.TIMED) {
      return new Refused(Why.WRONG_STATE, "the wrap-up of this queue has a fixed time");
    }
    long later =
        Math.min(contact.endsAt + command.seconds() * 1000L, board.now + MOST_SECONDS * 1000L);
    if (contact.endsAt == 0 || later <= contact.endsAt) {
      return UNCHANGED;
    }
    contact.endsAt = later;
    board.schedule(contact);
    board.decide(new WrapUpExtended(contact.id, command.agent(), contact.epoch, later));
    return APPLIED;
  }

  PoolResult complete(PoolCommand.CompleteWrapUp command) {
    Contact contact = board.contact(command.contact());
    if (contact == null) {
      return UNCHANGED;
    }
    if (contact.state != ContactState.WRAP_UP) {
      return new Refused(Why.WRONG_STATE, "the contact is not in wrap-up");
    }
    if (contact.queue.rules.wrapUp().mode() == Mode.TIMED && contact.endsAt > 0) {
      return UNCHANGED;
    }
    conversations.finish(contact, LeftReason.WRAP_UP_COMPLETED);
    return APPLIED;
  }
}
