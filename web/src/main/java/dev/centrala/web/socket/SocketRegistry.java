package dev.centrala.web.socket;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.SessionEnder;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of this node. Hints arrive here at one address for the whole node and are handed to
 * the sockets they concern. Safe to use from any thread.
 */
public final class SocketRegistry implements SessionEnder {
  private static final Logger LOG = LoggerFactory.getLogger(SocketRegistry.class);

  private final InstantSource clock;
  private final Set<LocalSession> all = ConcurrentHashMap.newKeySet();
  private final Map<UserId, Set<AgentSession>> agents = new ConcurrentHashMap<>();
  private final Map<InteractionId, Set<VisitorSession>> chats = new ConcurrentHashMap<>();
  private volatile boolean draining;

  public SocketRegistry(InstantSource clock) {
    this.clock = clock;
  }

  void opened(LocalSession session) {
    all.add(session);
  }

  void joined(AgentSession session, UserId user) {
    add(agents, user, session);
  }

  void closed(AgentSession session) {
    all.remove(session);
    Caller caller = session.caller();
    if (caller != null && caller.user() != null) {
      remove(agents, caller.person(), session);
    }
  }

  /** True when it is the chat's first socket here. */
  boolean joined(VisitorSession session, InteractionId chat) {
    return add(chats, chat, session);
  }

  /** True when it was the chat's last socket here. */
  boolean left(VisitorSession session, InteractionId chat) {
    return remove(chats, chat, session);
  }

  void closed(VisitorSession session) {
    all.remove(session);
  }

  private static <K, S> boolean add(Map<K, Set<S>> map, K key, S session) {
    return map.compute(
                key,
                (same, sessions) -> {
                  Set<S> more = sessions == null ? new HashSet<>() : new HashSet<>(sessions);
                  more.add(session);
                  return Set.copyOf(more);
                })
            .size()
        == 1;
  }

  private static <K, S> boolean remove(Map<K, Set<S>> map, K key, S session) {
    return map.computeIfPresent(
            key,
            (same, sessions) -> {
              Set<S> fewer = new HashSet<>(sessions);
              fewer.remove(session);
              return fewer.isEmpty() ? null : Set.copyOf(fewer);
            })
        == null;
  }

  /** There is news for the agent. */
  public void agentNews(TenantId tenant, UserId user) {
    of(tenant, user).forEach(AgentSession::hint);
  }

  /** The next delta for the agent. */
  public void agentNext(TenantId tenant, UserId user, DeskFeed.Entry entry) {
    of(tenant, user).forEach(session -> session.next(entry));
  }

  /** A delta for the agent that is kept nowhere, without its number. */
  public void agentPassing(TenantId tenant, UserId user, String frame) {
    of(tenant, user).forEach(session -> session.passing(frame));
  }

  /** Something changed in the chat. */
  public void chatNews(InteractionId chat) {
    chats.getOrDefault(chat, Set.of()).forEach(VisitorSession::hint);
  }

  /** The agent is writing to the chat's customer. */
  public void chatTyping(InteractionId chat) {
    chats.getOrDefault(chat, Set.of()).forEach(VisitorSession::agentTyping);
  }

  private Set<AgentSession> of(TenantId tenant, UserId user) {
    Set<AgentSession> sessions = new HashSet<>(agents.getOrDefault(user, Set.of()));
    sessions.removeIf(session -> !session.belongsTo(tenant, user));
    return sessions;
  }

  /** Who has an agent's socket here. */
  public Map<TenantId, Set<UserId>> present() {
    Map<TenantId, Set<UserId>> present = new HashMap<>();
    forEachAgent((session, caller) ->
        present.computeIfAbsent(caller.tenant(), none -> new HashSet<>()).add(caller.person()));
    return present;
  }

  Map<TenantId, Set<SessionId>> sessions() {
    Map<TenantId, Set<SessionId>> sessions = new HashMap<>();
    forEachAgent((session, caller) -> {
      SessionId id = caller.session();
      if (id != null) {
        sessions.computeIfAbsent(caller.tenant(), none -> new HashSet<>()).add(id);
      }
    });
    return sessions;
  }

  void standing(Set<SessionId> asked, Map<SessionId, Set<Role>> good) {
    forEachAgent((session, caller) -> {
      SessionId id = caller.session();
      if (id != null && asked.contains(id)) {
        session.standing(good.get(id));
      }
    });
  }

  private void forEachAgent(java.util.function.BiConsumer<AgentSession, Caller> each) {
    for (Set<AgentSession> sessions : agents.values()) {
      for (AgentSession session : sessions) {
        Caller caller = session.caller();
        if (caller != null) {
          each.accept(session, caller);
        }
      }
    }
  }

  /** Enters all sockets of this node in the directory again, which has lost them. */
  public void enterAgain(AgentConnections connections, SessionDirectory directory) {
    forEachAgent((session, caller) -> {
      connections.joined(session, caller);
      if (!all.contains(session)) {
        connections.left(session, caller);
      }
    });
    chats
        .keySet()
        .forEach(chat -> {
          directory.joinChat(chat);
          if (!chats.containsKey(chat)) {
            directory.leaveChat(chat);
          }
        });
  }

  /**
   * Closes the session's sockets on this node at once; other nodes find out by their standing
   * check.
   */
  @Override
  public void ended(TenantId tenant, UserId user, SessionId ended) {
    for (AgentSession session : of(tenant, user)) {
      if (session.isOf(ended)) {
        session.endNow();
      }
    }
  }

  void tick() {
    long nowMillis = clock.millis();
    all.forEach(session -> session.tick(nowMillis));
  }

  boolean isDraining() {
    return draining;
  }

  /** The agents' and the chats' sockets open here. */
  public int size() {
    return all.size();
  }

  /** Whose socket. */
  public enum Kind {
    AGENT,
    CHAT
  }

  /** The sockets of one kind open here. */
  public long size(Kind kind) {
    return all.stream()
        .filter(session -> session instanceof AgentSession == (kind == Kind.AGENT))
        .count();
  }

  /**
   * Takes no new sockets and tells the present ones to come back elsewhere, spread over that time.
   * Returns when that is said.
   */
  public void drain(long withinMillis) {
    draining = true;
    LOG.info("{} sockets are told to reconnect within {} ms", all.size(), withinMillis);
    for (LocalSession session : all) {
      session.sayReconnect(ThreadLocalRandom.current().nextLong(Math.max(1, withinMillis)));
    }
  }

  /** Closes every socket that is still there. */
  public void closeAll() {
    draining = true;
    all.forEach(LocalSession::leave);
  }
}
