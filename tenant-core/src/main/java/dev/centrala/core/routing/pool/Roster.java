package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All agents, filed by profile. Profile numbers are reused; {@code generation} tells caches when
 * that happened.
 */
final class Roster {
  private final TreeMap<UUID, Agent> agents = new TreeMap<>();

  /** For look-up only. */
  private final Map<Profile.Key, Profile> byKey = new HashMap<>();

  private final TreeMap<Integer, Profile> profiles = new TreeMap<>();
  private final TreeSet<Integer> freeNumbers = new TreeSet<>();
  private final Memberships memberships = new Memberships();
  private long generation;
  private long version;
  private long filings;

  Collection<Agent> all() {
    return agents.values();
  }

  Collection<Profile> profiles() {
    return profiles.values();
  }

  long generation() {
    return generation;
  }

  /** Changes whenever the set of profiles does. */
  long version() {
    return version;
  }

  /** Changes whenever an agent is filed anew: what was said of agents before may no longer hold. */
  long filings() {
    return filings;
  }

  /** What set-up says of agents, of queues or of all changed. */
  void setUpChanged() {
    filings++;
  }

  @Nullable Agent find(UserId id) {
    return agents.get(id.value());
  }

  void add(Agent agent) {
    agents.put(agent.id.value(), agent);
    reindex(agent);
  }

  void remove(Agent agent) {
    agents.remove(agent.id.value());
    takeOut(agent);
    filings++;
  }

  /** Files the agent under what its fields say now. */
  void reindex(Agent agent) {
    Profile profile = profileOf(agent);
    Standing standing = Standing.of(agent);
    if (profile == agent.placedIn
        && standing.equals(agent.placedStanding)
        && agent.idleSince == agent.placedIdle
        && agent.lastTurn == agent.placedTurn
        && agent.handledToday == agent.placedHandled) {
      return;
    }
    takeOut(agent);
    filings++;
    agent.placedStanding = standing;
    agent.placedIdle = agent.idleSince;
    agent.placedTurn = agent.lastTurn;
    agent.placedHandled = agent.handledToday;
    agent.placedIn = profile;
    // Taking the last agent out dropped a profile that this agent may still need.
    if (byKey.putIfAbsent(profile.key, profile) == null) {
      profiles.put(profile.index, profile);
      version++;
      freeNumbers.remove(profile.index);
    }
    profile.add(agent);
  }

  /** What a queue says of agents holds from now on, or no longer. */
  void setRoles(QueueRules queue, boolean hold) {
    for (UserId agent : queue.members()) {
      memberships.setMember(agent, queue.id(), hold);
      refile(agent);
    }
    for (Rank rank : queue.serving().ranks()) {
      memberships.setRank(queue.id(), rank, hold);
      refile(rank.agent());
    }
  }

  /** The ranks to serve one after another. */
  List<Integer> ranks() {
    return memberships.ranks();
  }

  private void refile(UserId agent) {
    Agent filed = find(agent);
    if (filed != null) {
      filed.profileChanged();
      reindex(filed);
    }
  }

  private Profile profileOf(Agent agent) {
    if (agent.placedIn != null && !agent.profileIsStale) {
      return agent.placedIn;
    }
    agent.profileIsStale = false;
    Profile.Key key =
        new Profile.Key(
            agent.profile.skills(),
            agent.profile.groups(),
            agent.profile.costs(),
            memberships.of(agent.id));
    Profile found = byKey.get(key);
    if (found != null) {
      return found;
    }
    Integer free = freeNumbers.pollFirst();
    Profile made = new Profile(key, free == null ? profiles.size() : free);
    generation++;
    version++;
    byKey.put(key, made);
    profiles.put(made.index, made);
    return made;
  }

  private void takeOut(Agent agent) {
    Profile profile = agent.placedIn;
    if (profile == null) {
      return;
    }
    profile.remove(agent);
    agent.placedIn = null;
    if (profile.groups.isEmpty()) {
      byKey.remove(profile.key);
      version++;
      profiles.remove(profile.index);
      freeNumbers.add(profile.index);
    }
  }
}
