package dev.centrala.core.routing.pool;

import java.util.List;

/** Whom a waiting contact is held for: one agent after another, then nobody. */
final class Holds {
  private final Board board;

  Holds(Board board) {
    this.board = board;
  }

  /** These holds replace any earlier ones; the first begins when the contact enters its queue. */
  static void replace(Contact contact, List<Hold> holds) {
    contact.held = null;
    contact.holds = holds;
  }

  /** Goes on with holds that began, one after another, at {@code from}. */
  void resume(Contact contact, List<Hold> began, long from) {
    long begins = from;
    for (int i = 0; i < began.size(); i++) {
      Hold hold = began.get(i);
      long until = hold.seconds() == 0 ? 0 : begins + hold.seconds() * 1000L;
      if (until == 0 || until > board.now) {
        contact.held = new Held(hold.agent(), hold.kind(), hold.skipIfAway(), until);
        contact.holds = began.subList(i + 1, began.size());
        return;
      }
      begins = until;
    }
  }

  /** Passes over what has ended and begins the next hold, if nobody is held for. */
  void settle(Contact contact) {
    if (contact.held != null && isOver(contact.held)) {
      contact.held = null;
    }
    while (contact.held == null && !contact.holds.isEmpty()) {
      Hold next = contact.holds.getFirst();
      contact.holds = contact.holds.subList(1, contact.holds.size());
      long until = next.seconds() == 0 ? 0 : board.now + next.seconds() * 1000L;
      Held held = new Held(next.agent(), next.kind(), next.skipIfAway(), until);
      if (!isOver(held)) {
        contact.bars.removeIf(b -> b.agent().equals(next.agent()));
        contact.held = held;
      }
    }
  }

  /** Time is up, the agent is gone for good, or is not there and not to be waited for. */
  boolean isOver(Held held) {
    Agent agent = board.roster.find(held.agent());
    boolean timeIsUp = held.untilMillis() != 0 && held.untilMillis() <= board.now;
    return timeIsUp || agent == null || (held.skipIfAway() && !agent.isThere());
  }
}
