package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.Left;
import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.MoveReason;
import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;

/** What happens to contacts on their way: enqueued, offered, accepted, moved, ended. */
final class ContactCommands {
  private final Board board;
  private final Moves moves;
  private final Admission admission;
  private final Grants grants;
  private final Conversations conversations;
  private final WrapUps wrapUps;

  ContactCommands(
      Board board,
      Moves moves,
      Admission admission,
      Grants grants,
      Conversations conversations,
      WrapUps wrapUps) {
    this.board = board;
    this.moves = moves;
    this.admission = admission;
    this.grants = grants;
    this.conversations = conversations;
    this.wrapUps = wrapUps;
  }

  PoolResult enqueue(PoolCommand.Enqueue command) {
    if (board.contact(command.contact()) != null) {
      return UNCHANGED;
    }
    QueueState queue = board.queue(command.queue());
    if (queue == null) {
      return new Refused(Why.UNKNOWN_QUEUE, "no queue " + command.queue());
    }
    long enqueuedAt = Math.min(command.enqueuedAtMillis(), board.now);
    Contact contact =
        new Contact(command.contact(), command.channel(), command.priority(), enqueuedAt, queue);
    contact.needs = command.needs();
    contact.dueBy = command.dueByMillis();
    moves.add(contact);
    if (!admission.admits(contact)) {
      return APPLIED;
    }
    Holds.replace(contact, command.holds());
    moves.enterQueue(contact);
    board.toExplain.add(contact);
    return APPLIED;
  }

  PoolResult accept(PoolCommand.Accept command) {
    Contact contact = board.offers.get(command.offer());
    if (contact == null) {
      return gone(command.offer());
    }
    Asked asked = asked(contact, command.offer());
    if (!asked.agent().id.equals(command.agent())) {
      return notYours(command.offer());
    }
    grants.accept(contact, asked);
    return APPLIED;
  }

  PoolResult reject(PoolCommand.Reject command) {
    Contact contact = board.offers.get(command.offer());
    if (contact == null) {
      return gone(command.offer());
    }
    Asked asked = asked(contact, command.offer());
    if (!asked.agent().id.equals(command.agent())) {
      return notYours(command.offer());
    }
    asked.agent().missed = 0;
    grants.rejected(contact, asked, command.reason());
    return APPLIED;
  }

  private static Asked asked(Contact contact, OfferId offer) {
    return contact.asked.stream().filter(a -> a.offer().equals(offer)).findFirst().orElseThrow();
  }

  private static Refused notYours(OfferId offer) {
    return new Refused(Why.NOT_YOURS, "the offer " + offer + " was made to somebody else");
  }

  private static Refused gone(OfferId offer) {
    return new Refused(Why.OFFER_GONE, "the offer " + offer + " is over");
  }

  PoolResult confirm(PoolCommand.Confirm command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || !contact.epoch.equals(command.epoch())) {
      return new Refused(
          Why.STALE_EPOCH, "the grant of " + command.contact() + " no longer stands");
    }
    if (contact.confirmed || contact.state != ContactState.ASSIGNED) {
      return UNCHANGED;
    }
    contact.confirmed = true;
    contact.endsAt = 0;
    board.schedule(contact);
    return APPLIED;
  }

  PoolResult disavow(PoolCommand.Disavow command) {
    Contact contact = board.contact(command.contact());
    if (contact == null) {
      return UNCHANGED;
    }
    long until = board.now + board.rules.rejectCooldownSeconds() * 1000L;
    Asked asked = contact.askedUnder(command.epoch());
    if (asked != null) {
      contact.bar(asked.agent().id, until);
      grants.endOffer(contact, asked, OfferOutcome.WITHDRAWN);
      return APPLIED;
    }
    if (contact.state == ContactState.ASSIGNED && contact.epoch.equals(command.epoch())) {
      contact.bar(contact.holder().id, until);
      conversations.requeue(contact, RequeueReason.DATABASE_REFUSED);
      return APPLIED;
    }
    return UNCHANGED;
  }

  PoolResult outrun(PoolCommand.Outrun command) {
    Contact contact = board.contact(command.contact());
    Asked asked = contact == null ? null : contact.askedUnder(command.epoch());
    if (contact == null || asked == null) {
      return UNCHANGED;
    }
    board.goOnAbove(command.newest());
    grants.endOffer(contact, asked, OfferOutcome.WITHDRAWN);
    return APPLIED;
  }

  PoolResult adopt(PoolCommand.Adopt command) {
    Contact contact = board.contact(command.contact());
    Asked asked = contact == null ? null : contact.askedUnder(command.epoch());
    if (contact == null || asked == null || contact.shared) {
      return UNCHANGED;
    }
    board.goOnAbove(command.standing().epoch());
    grants.exchange(contact, asked, command.standing());
    return APPLIED;
  }

  PoolResult move(PoolCommand.Move command) {
    Contact contact = board.contact(command.contact());
    return contact == null
        ? new Refused(Why.UNKNOWN_CONTACT, "no contact " + command.contact())
        : move(contact, command.queue(), command.holds(), RequeueReason.MOVED);
  }

  /** {@code why} is said to whoever has the contact now. */
  PoolResult move(Contact contact, QueueId queue, List<Hold> holds, RequeueReason why) {
    QueueState target = board.queue(queue);
    if (target == null) {
      return new Refused(Why.UNKNOWN_QUEUE, "no queue " + queue);
    }
    if (contact.state == ContactState.WRAP_UP) {
      return new Refused(Why.WRONG_STATE, "the contact is over");
    }
    if (contact.agent == null) {
      grants.withdraw(contact);
      moves.leaveQueue(contact);
    } else {
      UserId former = contact.agent.id;
      conversations.giveUp(contact, target, why);
      contact.bar(former, board.now + board.rules.rejectCooldownSeconds() * 1000L);
    }
    if (target != contact.queue) {
      contact.overflowedFrom.clear();
    }
    contact.waitsAnew(board.now);
    moves.changeQueue(contact, target, MoveReason.REQUESTED);
    Holds.replace(contact, holds);
    moves.enterQueue(contact);
    board.toExplain.add(contact);
    return APPLIED;
  }

  PoolResult end(PoolCommand.End command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || contact.state == ContactState.WRAP_UP) {
      return UNCHANGED;
    }
    if (contact.state == ContactState.ASSIGNED) {
      wrapUps.start(contact, command.reason());
      return APPLIED;
    }
    leave(
        contact,
        switch (command.reason()) {
          case COMPLETED -> LeftReason.COMPLETED;
          case ABANDONED -> LeftReason.ABANDONED;
          case CANCELLED -> LeftReason.CANCELLED;
        });
    return APPLIED;
  }

  PoolResult forget(PoolCommand.Forget command) {
    Contact contact = board.contact(command.contact());
    if (contact == null) {
      return UNCHANGED;
    }
    leave(contact, LeftReason.CANCELLED);
    return APPLIED;
  }

  PoolResult withdraw(PoolCommand.Withdraw command) {
    Contact contact = board.contact(command.contact());
    if (contact == null
        || contact.state == ContactState.ASSIGNED
        || contact.state == ContactState.WRAP_UP) {
      return UNCHANGED;
    }
    grants.withdraw(contact);
    moves.drop(contact);
    return APPLIED;
  }

  private void leave(Contact contact, LeftReason reason) {
    grants.withdraw(contact);
    if (contact.agent == null) {
      if (reason == LeftReason.ABANDONED) {
        contact.queue.abandoned(contact, board.now);
      }
      moves.drop(contact);
      board.decide(new Left(contact.id, null, contact.epoch, 0, reason));
    } else {
      conversations.finish(contact, reason);
    }
  }
}
