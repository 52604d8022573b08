package dev.centrala.infra.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.centrala.infra.config.ClusterJoin;
import dev.centrala.infra.config.Configuration;

/** How this node's Hazelcast listens and finds the others. */
final class ClusterConfig {
  private ClusterConfig() {}

  static Config of(Configuration configuration) {
    Config config = new Config();
    config.setClusterName("centrala");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(configuration.ports().hazelcast()).setPortAutoIncrement(false);
    if (configuration.isDemo()) {
      config.setProperty("hazelcast.socket.bind.any", "false");
      network.getInterfaces().setEnabled(true).addInterface(configuration.bindAddress());
    }
    join(network.getJoin(), configuration.cluster());
    return config;
  }

  private static void join(JoinConfig join, ClusterJoin cluster) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (cluster) {
      case ClusterJoin.None alone -> {}
      case ClusterJoin.Multicast multicast -> join.getMulticastConfig().setEnabled(true);
      case ClusterJoin.Tcp tcp -> {
        join.getTcpIpConfig().setEnabled(true);
        tcp.members().forEach(member -> join.getTcpIpConfig().addMember(member.toString()));
      }
      case ClusterJoin.Kubernetes kubernetes ->
          join.getKubernetesConfig()
              .setEnabled(true)
              .setProperty("service-dns", kubernetes.service());
    }
  }
}
