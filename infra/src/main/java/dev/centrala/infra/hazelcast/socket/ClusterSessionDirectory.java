package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.hazelcast.NodeName;
import dev.centrala.web.socket.SessionDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds which socket, in two maps of the cluster; that of the agents keeps their feeds, too.
 * Each member cares for the entries it owns when another one dies.
 */
public final class ClusterSessionDirectory implements SessionDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSessionDirectory.class);
  private static final String AGENTS = "agent-desktops";
  private static final String CHATS = "chat-sockets";

  private final HazelcastInstance hazelcast;
  private final InstantSource clock;
  private final String node;
  private final IMap<String, Desktops> agents;
  private final IMap<String, Holders> chats;

  public ClusterSessionDirectory(HazelcastInstance hazelcast, InstantSource clock) {
    for (String name : List.of(AGENTS, CHATS)) {
      hazelcast
          .getConfig()
          .addMapConfig(
              new MapConfig(name)
                  .setInMemoryFormat(InMemoryFormat.OBJECT)
                  .setStatisticsEnabled(false));
    }
    this.hazelcast = hazelcast;
    this.clock = clock;
    this.node = NodeName.of(hazelcast);
    this.agents = hazelcast.getMap(AGENTS);
    this.chats = hazelcast.getMap(CHATS);
  }

  @Override
  public boolean join(TenantId tenant, UserId user, String socketId) {
    return Answers.of(
        agents.submitToKey(
            new AgentKey(tenant, user).text(), new DesktopSteps.Join(socketId, node)));
  }

  @Override
  public boolean leave(TenantId tenant, UserId user, String socketId) {
    return Answers.of(
        agents.submitToKey(
            new AgentKey(tenant, user).text(), new DesktopSteps.Leave(socketId, clock.millis())));
  }

  @Override
  public boolean isConnected(TenantId tenant, UserId user) {
    return !nodesOf(new AgentKey(tenant, user)).isEmpty();
  }

  @Override
  public void joinChat(InteractionId chat) {
    Answers.of(chats.submitToKey(chat.toString(), new ChatSteps.Join(node, node)));
  }

  @Override
  public void leaveChat(InteractionId chat) {
    Answers.of(chats.submitToKey(chat.toString(), new ChatSteps.Leave(node)));
  }

  List<String> nodesOf(AgentKey agent) {
    return List.of(Answers.of(agents.submitToKey(agent.text(), new DesktopSteps.Nodes())));
  }

  List<String> nodesOf(InteractionId chat) {
    return List.of(Answers.of(chats.submitToKey(chat.toString(), new ChatSteps.Nodes())));
  }

  /** Where the agents' feeds are kept, too. */
  IMap<String, Desktops> desktops() {
    return agents;
  }

  /**
   * Removes what members that are gone held, of the entries that this member owns, and tells of
   * each agent who has no socket left.
   */
  void removeDead(Consumer<AgentKey> gone) {
    TreeSet<String> alive = new TreeSet<>();
    for (Member member : hazelcast.getCluster().getMembers()) {
      alive.add(NodeName.of(member));
    }
    for (String agent : agents.localKeySet(new DesktopSteps.Stale(alive))) {
      safely(() -> {
        if (Answers.of(agents.submitToKey(agent, new DesktopSteps.Keep(alive, clock.millis())))) {
          gone.accept(AgentKey.parse(agent));
        }
      });
    }
    for (String chat : chats.localKeySet(new ChatSteps.Stale(alive))) {
      safely(() -> Answers.of(chats.submitToKey(chat, new ChatSteps.Keep(alive))));
    }
  }

  /** One that cannot be done now must not keep the others waiting for the next sweep. */
  private static void safely(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException notNow) {
      LOG.warn("sockets of a dead node are looked at again later: {}", notNow.toString());
    }
  }
}
