package dev.centrala.infra.hazelcast;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.centrala.infra.waiting.Waits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member's share of what the cluster keeps. Who owns a pool looks after its timers, so a node
 * joins as a lite member, which owns nothing, and takes its share when it serves. Where nobody
 * holds anything, the share is taken at once.
 */
public final class Share {
  private static final Logger LOG = LoggerFactory.getLogger(Share.class);

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_MILLIS = 200;

  private Share() {}

  /** Joins, or begins, the cluster. */
  public static HazelcastInstance join(Config config) {
    HazelcastInstance instance = Hazelcast.newHazelcastInstance(config.setLiteMember(true));
    Cluster cluster = instance.getCluster();
    cluster.addMembershipListener(
        new MembershipAdapter() {
          @Override
          public void memberRemoved(MembershipEvent event) {
            Thread.startVirtualThread(() -> takeIfNobodyElse(cluster));
          }
        });
    takeIfNobodyElse(cluster);
    return instance;
  }

  private static void takeIfNobodyElse(Cluster cluster) {
    if (cluster.getMembers().stream().allMatch(Member::isLiteMember)) {
      take(cluster);
    }
  }

  /** From now on this member owns what falls to it; again without effect. */
  public static void take(HazelcastInstance instance) {
    take(instance.getCluster());
  }

  /** While the cluster looks for its master nobody can be given a share. */
  private static synchronized void take(Cluster cluster) {
    for (int attempt = 1; cluster.getLocalMember().isLiteMember(); attempt++) {
      try {
        cluster.promoteLocalLiteMember();
        LOG.info("{} takes its share", cluster.getLocalMember().getAddress());
      } catch (IllegalStateException notNow) {
        if (attempt == ATTEMPTS) {
          throw notNow;
        }
        Waits.pause(PAUSE_MILLIS);
      }
    }
  }
}
