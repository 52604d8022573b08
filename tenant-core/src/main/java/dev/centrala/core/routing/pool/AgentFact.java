package dev.centrala.core.routing.pool;

import org.jspecify.annotations.Nullable;

/**
 * What the database says of one agent. A pool that is rebuilt gives an agent without a socket the
 * grace time to return.
 */
public record AgentFact(
    AgentProfile profile,
    Presence presence,
    @Nullable String reason,
    long sinceMillis,
    @Nullable Presence pending,
    @Nullable String pendingReason,
    boolean connected,
    long idleSinceMillis,
    int handledToday) {
  /** An agent who has taken nothing today. */
  public AgentFact(
      AgentProfile profile,
      Presence presence,
      @Nullable String reason,
      long sinceMillis,
      @Nullable Presence pending,
      @Nullable String pendingReason,
      boolean connected,
      long idleSinceMillis) {
    this(
        profile,
        presence,
        reason,
        sinceMillis,
        pending,
        pendingReason,
        connected,
        idleSinceMillis,
        0);
  }

  /** An agent who is not signed in. */
  public static AgentFact offline(AgentProfile profile) {
    return new AgentFact(profile, Presence.OFFLINE, null, 0, null, null, false, 0);
  }
}
