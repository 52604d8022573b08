package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.DeskFeed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents' feeds: numbered and kept on the cluster, hinted to the nodes that hold sockets. A
 * delta that could not be kept breaks its feed, so that every desktop on it takes a snapshot
 * instead of missing something.
 */
public final class ClusterAgentFeed implements AgentFeed, DeskFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterAgentFeed.class);
  private static final String MAP = "agent-feeds";
  private static final int KEPT_SECONDS = 3600;

  private final IMap<String, FeedRing> rings;
  private final ClusterSessionDirectory directory;
  private final NodeHints hints;
  private final AgentFrames frames;
  private final InstantSource clock;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<AgentKey> unsure = ConcurrentHashMap.newKeySet();
  private final ToldAlone toldAlone;

  public ClusterAgentFeed(
      HazelcastInstance hazelcast,
      ClusterSessionDirectory directory,
      NodeHints hints,
      AgentFrames frames,
      InstantSource clock) {
    hazelcast
        .getConfig()
        .addMapConfig(
            new MapConfig(MAP)
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setMaxIdleSeconds(KEPT_SECONDS)
                .setStatisticsEnabled(false)
                .setPerEntryStatsEnabled(true));
    this.rings = hazelcast.getMap(MAP);
    this.directory = directory;
    this.hints = hints;
    this.frames = frames;
    this.clock = clock;
    this.toldAlone = new ToldAlone(clock);
  }

  @Override
  public void publish(TenantId tenant, UserId user, AgentDelta delta) {
    AgentKey agent = new AgentKey(tenant, user);
    try {
      String frame = frames.delta(delta);
      if (delta instanceof AgentDelta.CustomerTyping) {
        Hint typing = new Hint.AgentPassing(agent, frame);
        directory.nodesOf(agent).forEach(node -> hints.send(node, typing));
        return;
      }
      append(agent, frame);
    } catch (RuntimeException lost) {
      LOG.warn("a delta's hint of tenant {} was lost: {}", tenant, lost.toString());
    }
  }

  /**
   * Both questions leave at once: one partition keeps both keys and takes them in order, so whoever
   * joins too late to be hinted finds the delta in the ring.
   */
  private void append(AgentKey agent, String frame) {
    toldAlone.add(agent);
    CompletionStage<Long> kept =
        rings.submitToKey(agent.text(), new FeedSteps.Append(frame, clock.millis()));
    CompletionStage<TreeSet<String>> nodes = directory.lookUp(agent);
    long seq;
    try {
      seq = Answers.of(kept);
    } catch (RuntimeException notKept) {
      broken.add(agent.text());
      throw notKept;
    }
    Hint next = new Hint.AgentNext(agent, seq, frame);
    Answers.of(nodes).forEach(node -> hints.send(node, next));
  }

  /** From now on it may be that others do not hear what this node says. */
  public void memberLost() {
    toldAlone.memberLost();
  }

  /**
   * After a split the rings of the other side stand. Their numbers may mean something else here,
   * and they lack what was said on this side: who holds a socket here, or was told something here,
   * takes a snapshot.
   */
  public void merged(Map<TenantId, Set<UserId>> present) {
    unsure.addAll(toldAlone.take());
    present.forEach(
        (tenant, users) -> users.forEach(user -> unsure.add(new AgentKey(tenant, user))));
    mend();
  }

  /** Called now and then: removes feeds that miss a delta, and begins those anew that may. */
  public void mend() {
    toldAlone.forgetOld();
    for (AgentKey agent : List.copyOf(unsure)) {
      try {
        restart(agent);
        unsure.remove(agent);
      } catch (RuntimeException notYet) {
        LOG.warn("a feed cannot begin anew yet: {}", notYet.toString());
      }
    }
    for (String agent : List.copyOf(broken)) {
      try {
        rings.delete(agent);
        broken.remove(agent);
      } catch (RuntimeException notYet) {
        LOG.warn("a feed cannot be mended yet: {}", notYet.toString());
      }
    }
  }

  private void restart(AgentKey agent) {
    Answers.of(rings.submitToKey(agent.text(), new FeedSteps.Restart(clock.millis())));
    directory.nodesOf(agent).forEach(node -> hints.send(node, new Hint.AgentNews(agent)));
  }

  @Override
  public long newest(TenantId tenant, UserId user) {
    return Answers.of(
        rings.submitToKey(new AgentKey(tenant, user).text(), new FeedSteps.Newest(clock.millis())));
  }

  @Override
  public DeskFeed.Slice after(TenantId tenant, UserId user, long seq) {
    FeedSteps.Slice slice =
        Answers.of(rings.submitToKey(new AgentKey(tenant, user).text(), new FeedSteps.After(seq)));
    List<FeedSteps.Slice.Item> items = slice.items();
    return items == null
        ? new DeskFeed.Slice.Gone()
        : new DeskFeed.Slice.Next(
            items.stream().map(item -> new Entry(item.seq(), item.frame())).toList(), slice.more());
  }
}
