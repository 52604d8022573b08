package dev.centrala.core.routing.pool;

import org.jspecify.annotations.Nullable;

/** What an agent's presence is, and what it will be when the work in hand is done. */
final class Presences {
  static final String MISSED_OFFERS = "missed offers";
  static final String CONNECTION_LOST = "connection lost";
  static final String DEACTIVATED = "deactivated";
  private final Board board;

  Presences(Board board) {
    this.board = board;
  }

  /** Sets the presence at once. */
  void change(Agent agent, Presence presence, @Nullable String reason) {
    if (presence == Presence.AVAILABLE) {
      agent.missed = 0;
      if (agent.presence != Presence.AVAILABLE) {
        agent.idleSince = board.now;
      }
    }
    if (agent.presence != presence) {
      agent.since = board.now;
    }
    if (presence == Presence.OFFLINE) {
      agent.graceEndsAt = 0;
      board.deadlines.schedule(agent, 0);
    }
    agent.presence = presence;
    if (!agent.isThere()) {
      board.leaving.add(agent);
    }
    agent.reason = reason;
    agent.pending = null;
    agent.pendingReason = null;
    board.disturb(agent);
    board.decide(agent.presenceChanged());
  }

  /** Keeps the presence until the work in hand is done. */
  void changeLater(Agent agent, Presence presence, @Nullable String reason) {
    agent.pending = presence;
    agent.pendingReason = reason;
    board.disturb(agent);
    board.decide(agent.presenceChanged());
  }

  /**
   * A piece of work is off the agent's hands: idle time starts anew, and the next presence may be
   * due.
   */
  void workEnded(Agent agent) {
    agent.idleSince = board.now;
    board.disturb(agent);
    settle(agent);
  }

  /** A next presence whose work is done takes effect. */
  void settle(Agent agent) {
    if (agent.pending != null && !agent.hasWorkInHand()) {
      change(agent, agent.pending, agent.pendingReason);
    }
  }
}
