package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One agent in the pool. Fields may change freely until {@code Roster.reindex} files the agent
 * anew.
 */
final class Agent implements Deadlines.Subject {
  static final Comparator<Agent> BY_ID = Comparator.comparing(a -> a.id.value());

  final UserId id;
  AgentProfile profile;
  Presence presence = Presence.OFFLINE;
  @Nullable String reason;
  long since;
  @Nullable Presence pending;
  @Nullable String pendingReason;
  boolean connected;

  /** When the grace time after a lost connection ends; 0 when it does not run. */
  long graceEndsAt;

  /** What is on offer to, or with, this agent and takes capacity. */
  Load load = Load.NONE;

  /** Since when the agent has taken or finished no work, or been available at all. */
  long idleSince;

  /** The counter of the last epoch given to this agent, for round robin. */
  long lastTurn;

  int missed;

  /** Contacts taken since the last {@code NewDay}. */
  int handledToday;

  /** Everything on offer to, or with, this agent. */
  final TreeSet<Contact> contacts =
      new TreeSet<>(Comparator.comparing((Contact c) -> c.id.value()));

  /** As filed in the roster. */
  @Nullable Profile placedIn;

  boolean profileIsStale;
  Standing placedStanding = Standing.FIRST_READY;
  long placedIdle;
  long placedTurn;
  int placedHandled;
  private long scheduledAt;

  Agent(AgentProfile profile) {
    this.id = profile.id();
    this.profile = profile;
  }

  /** Skills, costs or memberships changed: the next filing looks the profile up. */
  void profileChanged() {
    profileIsStale = true;
  }

  /** Whether a conversation keeps the agent from changing presence at once. */
  boolean hasWorkInHand() {
    for (Contact contact : contacts) {
      if (contact.state == ContactState.ASSIGNED || contact.state == ContactState.WRAP_UP) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether one of the agent's own conversations may return now. A busy agent goes on with what
   * they have.
   */
  boolean canResume(Take take) {
    return connected && isThere() && take.fits(load);
  }

  boolean isThere() {
    return presence == Presence.AVAILABLE || presence == Presence.BUSY;
  }

  PoolDecision.PresenceChanged presenceChanged() {
    return new PoolDecision.PresenceChanged(id, presence, reason, since, pending, pendingReason);
  }

  @Override
  public long scheduledAt() {
    return scheduledAt;
  }

  @Override
  public void scheduledAt(long at) {
    scheduledAt = at;
  }

  @Override
  public UUID subjectId() {
    return id.value();
  }
}
