package dev.centrala.infra.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a node is called in the cluster's maps and on the event bus. Unlike a member's id, which is
 * a new one after a split cluster has merged, it stays for as long as the process lives.
 */
public final class NodeName {
  private static final String ATTRIBUTE = "centrala.node";

  private NodeName() {}

  /** Gives the node that starts with this configuration a name of its own. */
  static void give(Config config) {
    config.getMemberAttributeConfig().setAttribute(ATTRIBUTE, UUID.randomUUID().toString());
  }

  public static String of(Member member) {
    String name = member.getAttribute(ATTRIBUTE);
    return name == null ? member.getUuid().toString() : name;
  }

  /** The nodes that are in the cluster now, as this one knows it. */
  public static Set<String> all(HazelcastInstance hazelcast) {
    return hazelcast.getCluster().getMembers().stream()
        .map(NodeName::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  public static String of(HazelcastInstance hazelcast) {
    return of(hazelcast.getCluster().getLocalMember());
  }
}
