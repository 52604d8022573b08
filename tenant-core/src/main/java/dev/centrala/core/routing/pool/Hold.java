package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;

/**
 * Only {@code agent} is asked for {@code seconds}, 0 for without end; then the next hold begins,
 * and after the last one anyone who fits is asked. With {@code skipIfAway} it is over as soon as
 * the agent is away or offline. An offer that the agent does not take ends it, too.
 */
public record Hold(UserId agent, int seconds, Kind kind, boolean skipIfAway) {
  public Hold {
    if (seconds < 0) {
      throw new IllegalArgumentException("hold of " + seconds + " s");
    }
    if (kind == Kind.OWN) {
      throw new IllegalArgumentException("only the pool keeps a conversation for its own agent");
    }
  }

  /** For the agent who had the customer last, also while that agent is away. */
  public Hold(UserId agent, int seconds) {
    this(agent, seconds, Kind.LAST_AGENT, false);
  }

  /** Why one agent is asked before all others. */
  public enum Kind {
    /** The agent had this customer last. */
    LAST_AGENT,
    /** The flow or the customer prefers the agent. */
    PREFERRED,
    /** The contact is meant for the agent. */
    NAMED,
    /** A parked conversation of the agent's own; it returns without an offer. */
    OWN
  }
}
