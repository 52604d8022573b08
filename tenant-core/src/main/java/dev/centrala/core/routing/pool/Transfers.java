package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import java.util.List;

/**
 * What agents do with contacts of their own: to a queue, where the place is kept, or to a
 * colleague.
 */
final class Transfers {
  private final Board board;
  private final ContactCommands contacts;
  private final Interventions interventions;

  Transfers(Board board, ContactCommands contacts, Interventions interventions) {
    this.board = board;
    this.contacts = contacts;
    this.interventions = interventions;
  }

  PoolResult passOn(PoolCommand.PassOn command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || !contact.isConversationOf(command.from())) {
      return notTheirs();
    }
    return contacts.move(contact, command.queue(), List.of(), RequeueReason.TRANSFERRED);
  }

  PoolResult handOver(PoolCommand.HandOver command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || !contact.isConversationOf(command.from())) {
      return notTheirs();
    }
    Agent to = board.roster.find(command.to());
    if (to == null) {
      return new Refused(Why.UNKNOWN_AGENT, "no agent " + command.to());
    }
    if (to.presence != Presence.AVAILABLE || to.pending != null) {
      return new Refused(Why.NOT_AVAILABLE, to.profile.name() + " takes no work now");
    }
    return interventions.assign(contact, to, command.by(), false, RequeueReason.TRANSFERRED);
  }

  private static Refused notTheirs() {
    return new Refused(Why.NOT_YOURS, "the contact is not with this agent");
  }
}
