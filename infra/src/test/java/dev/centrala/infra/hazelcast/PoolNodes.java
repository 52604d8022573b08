package dev.centrala.infra.hazelcast;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.centrala.core.routing.DecisionHandler;
import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.replay.CommandRecorder;
import dev.centrala.infra.port.FreePorts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Real members in this JVM, joined over loopback. */
final class PoolNodes implements AutoCloseable {
  record Node(HazelcastInstance member, PoolHost host) {}

  private final List<Node> nodes = new ArrayList<>();

  PoolNodes(int count, PoolSource source, DecisionHandler handler) {
    String cluster = "test-" + UUID.randomUUID();
    List<Integer> ports = IntStream.range(0, count).mapToObj(i -> FreePorts.next()).toList();
    List<String> addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    for (int port : ports) {
      ClusterSettings.Join join = new ClusterSettings.Join.Tcp(addresses);
      HazelcastInstance member =
          Hazelcast.newHazelcastInstance(
              HazelcastConfig.of(new ClusterSettings(cluster, join, port, 0)));
      nodes.add(
          new Node(
              member,
              new PoolHost(
                  member,
                  source,
                  handler,
                  CommandRecorder.NONE,
                  InstantSource.system(),
                  PoolWatch.NONE)));
    }
  }

  Node node(int index) {
    return nodes.get(index);
  }

  /** The node that owns the tenant's pool now. */
  Node ownerOf(UUID tenant) {
    HazelcastInstance any = alive().getFirst().member();
    UUID owner = any.getPartitionService().getPartition(tenant).getOwner().getUuid();
    return alive().stream()
        .filter(n -> n.member().getLocalEndpoint().getUuid().equals(owner))
        .findFirst()
        .orElseThrow();
  }

  List<Node> alive() {
    return nodes.stream().filter(n -> n.member().getLifecycleService().isRunning()).toList();
  }

  /** As if the process had died: no leave, no hand-over. */
  void kill(Node node) {
    node.member().getLifecycleService().terminate();
    node.host().close();
  }

  @Override
  public void close() {
    for (Node node : nodes) {
      node.host().close();
      node.member().getLifecycleService().terminate();
    }
  }
}
