package dev.centrala.infra.hazelcast;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EndpointConfig;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;

/**
 * The configuration of a member, to be given to Vert.x' cluster manager (a ready-made instance
 * fails there). Pools of a side that loses a split are discarded; the incarnation in PostgreSQL
 * fences them better than a quorum of members, which would stand in the way of scaling.
 */
public final class HazelcastConfig {
  private HazelcastConfig() {}

  /**
   * @throws IllegalStateException when the JVM would start a thread for each asynchronous answer
   */
  public static Config of(ClusterSettings settings) {
    requireParallelism(ForkJoinPool.getCommonPoolParallelism());
    Config config = new Config();
    config.setClusterName(settings.name());
    NodeName.give(config);
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty(
        "hazelcast.wait.seconds.before.join", Integer.toString(settings.joinWaitSeconds()));
    // An answer that a dead member may or may not have given is an error, and then repeated under
    // the same count.
    config.setProperty("hazelcast.operation.fail.on.indeterminate.operation.state", "true");
    config.setProperty("hazelcast.operation.call.timeout.millis", "10000");
    // Until it is given up, each command waits for a backup that says nothing; repeated, it does
    // not.
    config.setProperty("hazelcast.operation.backup.timeout.millis", "1000");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.getSerializationConfig().addDataSerializableFactory(PoolWire.FACTORY_ID, new PoolWire());
    network(config.getAdvancedNetworkConfig(), settings);
    if (settings.join() instanceof ClusterSettings.Join.Alone) {
      bindTo(config, "127.0.0.1");
    }
    config.addMapConfig(pools());
    vertx(config);
    return config;
  }

  /**
   * With one common worker, each completion gets a thread of its own and throughput falls a
   * hundredfold.
   */
  static void requireParallelism(int parallelism) {
    if (parallelism < 2) {
      throw new IllegalStateException(
          "start the JVM with -Djava.util.concurrent.ForkJoinPool.common.parallelism=2 or more");
    }
  }

  private static MapConfig pools() {
    return new MapConfig(PoolMap.NAME)
        .setInMemoryFormat(InMemoryFormat.OBJECT)
        .setBackupCount(1)
        .setAsyncBackupCount(0)
        .setStatisticsEnabled(false)
        .setPerEntryStatsEnabled(false)
        .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 100));
  }

  /** What Vert.x' own default configuration declares. */
  private static void vertx(Config config) {
    config.addMultiMapConfig(
        new MultiMapConfig("__vertx.subs")
            .setBackupCount(1)
            .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
    config.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1));
    config.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
  }

  /**
   * A port for members only. On one that takes clients, too, the thread that writes to other
   * members spins while a connection waits for the first word of a member that is frozen, and what
   * goes to the others over that thread is stuck: their answers and heartbeats come seconds late.
   */
  private static void network(AdvancedNetworkConfig network, ClusterSettings settings) {
    ServerSocketEndpointConfig members = new ServerSocketEndpointConfig();
    members.setPort(settings.port()).setPortAutoIncrement(false);
    network.setEnabled(true).setMemberEndpointConfig(members);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (settings.join()) {
      case ClusterSettings.Join.Alone() -> {}
      case ClusterSettings.Join.Multicast() -> join.getMulticastConfig().setEnabled(true);
      case ClusterSettings.Join.Tcp(var others) ->
          join.getTcpIpConfig().setEnabled(true).setMembers(others);
      case ClusterSettings.Join.Kubernetes(var service) ->
          join.getKubernetesConfig().setEnabled(true).setProperty("service-dns", service);
    }
  }

  /** Nobody reaches the member but over this address of the machine. */
  public static void bindTo(Config config, String address) {
    config.setProperty("hazelcast.socket.bind.any", "false");
    EndpointConfig members =
        config.getAdvancedNetworkConfig().getEndpointConfigs().get(EndpointQualifier.MEMBER);
    Objects.requireNonNull(members, "made by of(settings)")
        .getInterfaces()
        .setEnabled(true)
        .clear()
        .addInterface(address);
  }
}
