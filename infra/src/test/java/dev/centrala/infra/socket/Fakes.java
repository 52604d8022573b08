package dev.centrala.infra.socket;

import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.CommandLog;
import dev.centrala.web.socket.DeskFeed;
import dev.centrala.web.socket.SessionDirectory;
import dev.centrala.web.socket.SocketRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cluster in memory. */
final class Fakes {
  private Fakes() {}

  static final class MemoryFeed implements AgentFeed, DeskFeed {
    private static final int KEPT = 300;
    private final AgentFrames frames;
    private final SocketRegistry registry;
    private final Map<UserId, List<Entry>> entries = new HashMap<>();
    private final Map<UserId, Long> newest = new HashMap<>();
    volatile boolean hintsGetLost;

    MemoryFeed(AgentFrames frames, SocketRegistry registry) {
      this.frames = frames;
      this.registry = registry;
    }

    @Override
    public void publish(TenantId tenant, UserId user, List<AgentDelta> deltas) {
      synchronized (this) {
        long seq = newest(tenant, user);
        List<Entry> ring = entries.computeIfAbsent(user, none -> new ArrayList<>());
        for (AgentDelta delta : deltas) {
          seq++;
          ring.add(new Entry(seq, frames.delta(delta)));
        }
        newest.put(user, seq);
        while (ring.size() > KEPT) {
          ring.removeFirst();
        }
      }
      if (!hintsGetLost) {
        registry.agentNews(tenant, user);
      }
    }

    @Override
    public synchronized long newest(TenantId tenant, UserId user) {
      return newest.computeIfAbsent(user, none -> System.currentTimeMillis());
    }

    @Override
    public synchronized Slice after(TenantId tenant, UserId user, long seq) {
      List<Entry> ring = entries.getOrDefault(user, List.of());
      long last = newest(tenant, user);
      long oldest = ring.isEmpty() ? last + 1 : ring.getFirst().seq();
      if (seq > last || seq < oldest - 1) {
        return new Slice.Gone();
      }
      List<Entry> next = ring.stream().filter(entry -> entry.seq() > seq).limit(100).toList();
      return new Slice.Next(next, !next.isEmpty() && next.getLast().seq() < last);
    }
  }

  static final class MemoryDirectory implements SessionDirectory {
    private final Map<UserId, Set<String>> sockets = new HashMap<>();
    volatile boolean unreachable;

    @Override
    public synchronized boolean join(TenantId tenant, UserId user, String socketId) {
      requireReachable();
      Set<String> held = sockets.computeIfAbsent(user, none -> new HashSet<>());
      held.add(socketId);
      return held.size() == 1;
    }

    @Override
    public synchronized boolean leave(TenantId tenant, UserId user, String socketId) {
      Set<String> held = sockets.getOrDefault(user, new HashSet<>());
      return held.remove(socketId) && held.isEmpty();
    }

    @Override
    public synchronized boolean isConnected(TenantId tenant, UserId user) {
      return !sockets.getOrDefault(user, Set.of()).isEmpty();
    }

    @Override
    public void joinChat(InteractionId chat) {
      requireReachable();
    }

    private void requireReachable() {
      if (unreachable) {
        throw new RefusedException(new Refusal.Unavailable("The cluster does not answer."));
      }
    }

    @Override
    public void leaveChat(InteractionId chat) {}
  }

  static final class MemoryCommands implements CommandLog {
    private final Map<String, String> answers = new HashMap<>();

    @Override
    public synchronized Claim claim(TenantId tenant, UserId user, String commandId) {
      String before = answers.putIfAbsent(user + commandId, "");
      if (before == null) {
        return new Claim.Fresh();
      }
      return before.isEmpty() ? new Claim.UnderWay() : new Claim.Answered(before);
    }

    @Override
    public synchronized void answered(TenantId tenant, UserId user, String id, String frame) {
      answers.put(user + id, frame);
    }

    @Override
    public synchronized void release(TenantId tenant, UserId user, String commandId) {
      answers.remove(user + commandId);
    }
  }
}
