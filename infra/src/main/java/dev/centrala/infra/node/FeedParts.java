package dev.centrala.infra.node;

import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.CustomerFeed;
import dev.centrala.infra.hazelcast.socket.ClusterAgentFeed;
import dev.centrala.infra.hazelcast.socket.ClusterCustomerFeed;
import dev.centrala.infra.hazelcast.socket.ClusterSessionDirectory;
import dev.centrala.infra.hazelcast.socket.NodeHints;
import dev.centrala.infra.telemetry.MeteredAgentFeed;
import dev.centrala.infra.trace.HintTrace;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.Frames;
import dev.centrala.web.socket.SocketRegistry;

/**
 * The way from the core to the sockets. Made before the core's services, which speak to it, and
 * before {@link SocketParts}, which listens.
 */
public final class FeedParts {
  private final SocketRegistry registry;
  private final Frames frames;
  private final AgentFrames agentFrames;
  private final ClusterSessionDirectory directory;
  private final NodeHints hints;
  private final ClusterAgentFeed agents;
  private final AgentFeed meteredAgents;
  private final ClusterCustomerFeed customers;

  public FeedParts(Platform platform) {
    this.registry = new SocketRegistry(platform.clock());
    this.frames = new Frames(platform.json());
    this.agentFrames = new AgentFrames(frames);
    this.directory = new ClusterSessionDirectory(platform.hazelcast(), platform.clock());
    this.hints =
        new NodeHints(
            platform.vertx(), platform.hazelcast(), registry, new HintTrace(platform.traces()));
    this.agents = new ClusterAgentFeed(directory, hints, agentFrames, platform.clock());
    this.meteredAgents = new MeteredAgentFeed(agents, platform.meters(), platform.clock());
    this.customers = new ClusterCustomerFeed(directory, hints);
  }

  public AgentFeed agentFeed() {
    return meteredAgents;
  }

  public CustomerFeed customerFeed() {
    return customers;
  }

  /** To be told of ended sessions: it closes their sockets here at once. */
  public SocketRegistry registry() {
    return registry;
  }

  Frames frames() {
    return frames;
  }

  AgentFrames agentFrames() {
    return agentFrames;
  }

  ClusterSessionDirectory directory() {
    return directory;
  }

  NodeHints hints() {
    return hints;
  }

  ClusterAgentFeed agents() {
    return agents;
  }
}
