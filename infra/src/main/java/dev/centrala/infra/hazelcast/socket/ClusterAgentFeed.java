package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.map.IMap;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.DeskFeed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** How long an agent without a desktop can come back and go on. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final IMap<String, Desktops> desktops;
  private final ClusterSessionDirectory directory;
  private final NodeHints hints;
  private final AgentFrames frames;
  private final InstantSource clock;
  private final Set<AgentKey> broken = ConcurrentHashMap.newKeySet();
  private final Set<AgentKey> unsure = ConcurrentHashMap.newKeySet();
  private final ToldAlone toldAlone;

  public ClusterAgentFeed(
      ClusterSessionDirectory directory, NodeHints hints, AgentFrames frames, InstantSource clock) {
    this.desktops = directory.desktops();
    this.directory = directory;
    this.hints = hints;
    this.frames = frames;
    this.clock = clock;
    this.toldAlone = new ToldAlone(clock);
  }

  @Override
  public void publish(TenantId tenant, UserId user, List<AgentDelta> deltas) {
    AgentKey agent = new AgentKey(tenant, user);
    try {
      List<String> kept = new ArrayList<>();
      for (AgentDelta delta : deltas) {
        String frame = frames.delta(delta);
        if (delta instanceof AgentDelta.CustomerTyping) {
          Hint typing = new Hint.AgentPassing(agent, frame);
          directory.nodesOf(agent).forEach(node -> hints.send(node, typing));
        } else {
          kept.add(frame);
        }
      }
      if (!kept.isEmpty()) {
        append(agent, kept);
      }
    } catch (RuntimeException lost) {
      LOG.warn("a delta's hint of tenant {} was lost: {}", tenant, lost.toString());
    }
  }

  private void append(AgentKey agent, List<String> added) {
    toldAlone.add(agent);
    Append.Kept kept;
    try {
      kept = Answers.of(desktops.submitToKey(agent.text(), new Append(added, clock.millis())));
    } catch (RuntimeException notKept) {
      broken.add(agent);
      throw notKept;
    }
    long seq = kept.newest() - added.size();
    for (String frame : added) {
      seq++;
      Hint next = new Hint.AgentNext(agent, seq, frame);
      kept.nodes().forEach(node -> hints.send(node, next));
    }
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
    for (AgentKey agent : List.copyOf(broken)) {
      try {
        Answers.of(desktops.submitToKey(agent.text(), new DesktopSteps.Forget()));
        broken.remove(agent);
      } catch (RuntimeException notYet) {
        LOG.warn("a feed cannot be mended yet: {}", notYet.toString());
      }
    }
  }

  /** Called now and then: removes what nobody will come back for, of what this member keeps. */
  public void retire() {
    long since = clock.instant().minus(KEPT).toEpochMilli();
    for (String agent : desktops.localKeySet(new DesktopSteps.Done(since))) {
      Answers.of(desktops.submitToKey(agent, new DesktopSteps.Retire(since)));
    }
  }

  private void restart(AgentKey agent) {
    Answers.of(desktops.submitToKey(agent.text(), new DesktopSteps.Restart(clock.millis())));
    directory.nodesOf(agent).forEach(node -> hints.send(node, new Hint.AgentNews(agent)));
  }

  @Override
  public long newest(TenantId tenant, UserId user) {
    return Answers.of(
        desktops.submitToKey(
            new AgentKey(tenant, user).text(), new DesktopSteps.Newest(clock.millis())));
  }

  @Override
  public DeskFeed.Slice after(TenantId tenant, UserId user, long seq) {
    return Answers.of(desktops.submitToKey(new AgentKey(tenant, user).text(), new After(seq)))
        .read();
  }
}
