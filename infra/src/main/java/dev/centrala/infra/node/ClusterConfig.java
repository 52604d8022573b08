package dev.centrala.infra.node;

import com.hazelcast.config.Config;
import dev.centrala.infra.config.ClusterJoin;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.config.HostPort;
import dev.centrala.infra.hazelcast.ClusterSettings;
import dev.centrala.infra.hazelcast.ClusterSettings.Join;
import dev.centrala.infra.hazelcast.HazelcastConfig;
import dev.centrala.infra.hazelcast.socket.SocketWire;

/** How this node's Hazelcast listens and finds the others. */
final class ClusterConfig {
  private static final String CLUSTER = "centrala";
  private static final int JOIN_WAIT_SECONDS = 5;

  private ClusterConfig() {}

  static Config of(Configuration configuration) {
    boolean alone = configuration.cluster() instanceof ClusterJoin.None;
    Config config =
        SocketWire.register(
            HazelcastConfig.of(
                new ClusterSettings(
                    CLUSTER,
                    join(configuration.cluster()),
                    configuration.ports().hazelcast(),
                    alone ? 0 : JOIN_WAIT_SECONDS)));
    if (configuration.isDemo()) {
      HazelcastConfig.bindTo(config, configuration.bindAddress());
    }
    return config;
  }

  private static Join join(ClusterJoin cluster) {
    return switch (cluster) {
      case ClusterJoin.None() -> new Join.Alone();
      case ClusterJoin.Multicast() -> new Join.Multicast();
      case ClusterJoin.Tcp(var members) ->
          new Join.Tcp(members.stream().map(HostPort::toString).toList());
      case ClusterJoin.Kubernetes(var service) -> new Join.Kubernetes(service);
    };
  }
}
