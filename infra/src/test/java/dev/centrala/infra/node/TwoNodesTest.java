package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes find each other, one's event bus reaches the other, and one leaves without the other
 * noticing a failure.
 */
class TwoNodesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final NodeOptions HURRIED =
      new NodeOptions(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ZERO);
  private static final MasterKey KEY = new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]));

  /** What a started node gives to its areas. */
  private record Started(Node node, Platform platform, boolean ownedBeforeItServed) {}

  @Test
  void oneClusterTwoNodes() throws Exception {
    int first = FreePorts.next();
    int second = FreePorts.next();
    String members = "tcp:127.0.0.1:" + first + ",127.0.0.1:" + second;
    Started one = start(members, first);
    Started two = start(members, second);
    try {
      assertThat(one.platform().hazelcast().getCluster().getMembers()).hasSize(2);
      assertThat(one.ownedBeforeItServed()).as("somebody must keep what there is").isTrue();
      assertThat(two.ownedBeforeItServed()).as("nobody looked after its timers yet").isFalse();
      assertThat(isLite(two.platform())).isFalse();
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Vertx listening = one.platform().vertx();
      listening
          .eventBus()
          .<String>consumer("node-test", message -> heard.add(message.body()))
          .completion()
          .await();
      two.platform().vertx().eventBus().publish("node-test", "look");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("look");
      CountDownLatch left = new CountDownLatch(1);
      one.platform()
          .hazelcast()
          .getCluster()
          .addMembershipListener(
              new MembershipAdapter() {
                @Override
                public void memberRemoved(MembershipEvent event) {
                  left.countDown();
                }
              });
      two.node().stop();
      assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(one.platform().hazelcast().getCluster().getMembers()).hasSize(1);
    } finally {
      two.node().stop();
      one.node().stop();
    }
  }

  private static Started start(String members, int port) {
    Configuration configuration =
        Configuration.read(
            Map.of(
                "CENTRALA_MODE", "demo",
                "CENTRALA_HTTP_PORT", "0",
                "CENTRALA_MANAGEMENT_PORT", "0",
                "CENTRALA_HAZELCAST_PORT", Integer.toString(port),
                "CENTRALA_EVENT_BUS_PORT", Integer.toString(FreePorts.next()),
                "CENTRALA_CLUSTER", members,
                "CENTRALA_PUBLIC_URL", "http://localhost"));
    AtomicReference<Platform> seen = new AtomicReference<>();
    AtomicBoolean owned = new AtomicBoolean();
    Node node = new Node(configuration, HURRIED);
    node.start(
        DATABASE.ownerUrl(),
        KEY,
        platform -> {
          seen.set(platform);
          owned.set(!isLite(platform));
          return new Assembly(
              token -> {
                throw new RefusedException(new Refusal.Unauthenticated("no"));
              },
              List.of());
        });
    return new Started(node, seen.get(), owned.get());
  }

  private static boolean isLite(Platform platform) {
    return platform.hazelcast().getCluster().getLocalMember().isLiteMember();
  }
}
