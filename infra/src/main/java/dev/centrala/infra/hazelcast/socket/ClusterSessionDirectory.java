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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Who holds which socket, in two maps of the cluster. Each member cares for the entries it owns
 * when another one dies.
 */
public final class ClusterSessionDirectory implements SessionDirectory {
  private static final String AGENTS = "agent-sockets";
  private static final String CHATS = "chat-sockets";

  private final HazelcastInstance hazelcast;
  private final String node;
  private final IMap<String, Holders> agents;
  private final IMap<String, Holders> chats;

  public ClusterSessionDirectory(HazelcastInstance hazelcast) {
    for (String name : List.of(AGENTS, CHATS)) {
      hazelcast
          .getConfig()
          .addMapConfig(
              new MapConfig(name)
                  .setInMemoryFormat(InMemoryFormat.OBJECT)
                  .setStatisticsEnabled(false));
    }
    this.hazelcast = hazelcast;
    this.node = NodeName.of(hazelcast);
    this.agents = hazelcast.getMap(AGENTS);
    this.chats = hazelcast.getMap(CHATS);
  }

  @Override
  public boolean join(TenantId tenant, UserId user, String socketId) {
    return Answers.of(
        agents.submitToKey(new AgentKey(tenant, user).text(), new Holders.Join(socketId, node)));
  }

  @Override
  public boolean leave(TenantId tenant, UserId user, String socketId) {
    return Answers.of(
        agents.submitToKey(new AgentKey(tenant, user).text(), new Holders.Leave(socketId)));
  }

  @Override
  public boolean isConnected(TenantId tenant, UserId user) {
    return !nodesOf(new AgentKey(tenant, user)).isEmpty();
  }

  @Override
  public void joinChat(InteractionId chat) {
    Answers.of(chats.submitToKey(chat.toString(), new Holders.Join(node, node)));
  }

  @Override
  public void leaveChat(InteractionId chat) {
    Answers.of(chats.submitToKey(chat.toString(), new Holders.Leave(node)));
  }

  Set<String> nodesOf(AgentKey agent) {
    return Answers.of(lookUp(agent));
  }

  /** As {@code nodesOf}, for whoever has something else to do meanwhile. */
  CompletionStage<TreeSet<String>> lookUp(AgentKey agent) {
    return agents.submitToKey(agent.text(), new Holders.Nodes());
  }

  Set<String> nodesOf(InteractionId chat) {
    return Answers.of(chats.submitToKey(chat.toString(), new Holders.Nodes()));
  }

  /**
   * Removes what members that are gone held, of the entries that this member owns; answers with
   * agents who have no socket left.
   */
  List<AgentKey> removeDead() {
    TreeSet<String> alive = new TreeSet<>();
    for (Member member : hazelcast.getCluster().getMembers()) {
      alive.add(NodeName.of(member));
    }
    Holders.Keep keep = new Holders.Keep(alive);
    Answers.of(chats.submitToKeys(chats.localKeySet(), keep));
    return Answers.of(agents.submitToKeys(agents.localKeySet(), keep)).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(lost -> AgentKey.parse(lost.getKey()))
        .toList();
  }
}
