package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.hazelcast.ClusterSettings;
import dev.centrala.infra.hazelcast.HazelcastConfig;
import dev.centrala.infra.hazelcast.socket.ClusterAgentFeed;
import dev.centrala.infra.hazelcast.socket.ClusterSessionDirectory;
import dev.centrala.infra.hazelcast.socket.NodeHints;
import dev.centrala.infra.hazelcast.socket.SocketWire;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.trace.HintTrace;
import dev.centrala.infra.trace.Traces;
import dev.centrala.web.socket.AgentFrames;
import dev.centrala.web.socket.DeskFeed;
import dev.centrala.web.socket.DeskFeed.Slice;
import dev.centrala.web.socket.Frames;
import dev.centrala.web.socket.SocketRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Feeds and the directory on two members. */
class ClusterFeedTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final MovableClock CLOCK = new MovableClock("2026-01-05T10:00:00Z");
  private static HazelcastInstance first;
  private static HazelcastInstance second;
  private static Member one;
  private static Member two;

  private final TenantId tenant = TenantId.next();
  private final UserId user = UserId.next();

  private record Member(ClusterSessionDirectory directory, ClusterAgentFeed feed) {
    static Member of(HazelcastInstance hazelcast) {
      AgentFrames frames =
          new AgentFrames(new Frames(JsonMapper.builder().addModule(new JavaTimeModule()).build()));
      ClusterSessionDirectory directory = new ClusterSessionDirectory(hazelcast, CLOCK);
      NodeHints hints =
          new NodeHints(
              VERTX,
              hazelcast,
              new SocketRegistry(InstantSource.system()),
              new HintTrace(Traces.OFF));
      return new Member(directory, new ClusterAgentFeed(directory, hints, frames, CLOCK));
    }
  }

  @BeforeAll
  static void join() {
    String cluster = "feeds-" + UUID.randomUUID();
    List<Integer> ports = List.of(FreePorts.next(), FreePorts.next());
    first = Hazelcast.newHazelcastInstance(config(cluster, ports, 0));
    second = Hazelcast.newHazelcastInstance(config(cluster, ports, 1));
    assertThat(second.getCluster().getMembers()).hasSize(2);
    assertThat(second.getPartitionService().forceLocalMemberToBeSafe(30, TimeUnit.SECONDS))
        .isTrue();
    assertThat(first.getPartitionService().forceLocalMemberToBeSafe(30, TimeUnit.SECONDS)).isTrue();
    one = Member.of(first);
    two = Member.of(second);
  }

  private static Config config(String cluster, List<Integer> ports, int member) {
    List<String> addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    return SocketWire.register(
        HazelcastConfig.of(
            new ClusterSettings(
                cluster, new ClusterSettings.Join.Tcp(addresses), ports.get(member), 0)));
  }

  @AfterAll
  static void leave() {
    Hazelcast.shutdownAll();
    VERTX.close().await();
  }

  private static List<Long> numbers(Slice slice) {
    return ((Slice.Next) slice).entries().stream().map(DeskFeed.Entry::seq).toList();
  }

  @Test
  void numbersGoOnWhicheverMemberPublishes() {
    long start = one.feed().newest(tenant, user);
    assertThat(start).isEqualTo(CLOCK.millis());
    one.feed().publish(tenant, user, FakeDesk.presence("busy"));
    two.feed().publish(tenant, user, FakeDesk.presence("away"));
    assertThat(numbers(two.feed().after(tenant, user, start)))
        .containsExactly(start + 1, start + 2);
    assertThat(numbers(one.feed().after(tenant, user, start + 2))).isEmpty();
    assertThat(one.feed().after(TenantId.next(), user, start)).isEqualTo(new Slice.Gone());
  }

  @Test
  void whatIsNoLongerKeptIsGone() {
    long start = one.feed().newest(tenant, user);
    IntStream.range(0, 320)
        .forEach(n -> one.feed().publish(tenant, user, FakeDesk.presence("busy")));
    assertThat(one.feed().after(tenant, user, start)).isEqualTo(new Slice.Gone());
    assertThat(numbers(two.feed().after(tenant, user, start + 20))).hasSize(100);
    assertThat(one.feed().after(tenant, user, start + 1000)).isEqualTo(new Slice.Gone());
  }

  @Test
  void anOldNumberIsNeverOneOfANewFeed() {
    long old = one.feed().newest(tenant, user);
    first.getMap("agent-desktops").delete(tenant + ":" + user);
    CLOCK.forward(Duration.ofSeconds(1));
    one.feed().publish(tenant, user, FakeDesk.presence("busy"));
    assertThat(one.feed().after(tenant, user, old)).isEqualTo(new Slice.Gone());
    assertThat(two.feed().newest(tenant, user)).isGreaterThan(old + 1);
  }

  @Test
  void whomOneSideOfASplitToldSomethingTakesASnapshotAfterTheMerge() {
    long before = one.feed().newest(tenant, user);
    one.feed().publish(tenant, user, FakeDesk.presence("busy"));
    CLOCK.forward(Duration.ofSeconds(20));
    one.feed().memberLost();
    CLOCK.forward(Duration.ofMinutes(20));
    one.feed().mend();
    one.feed().merged(Map.of());

    assertThat(two.feed().after(tenant, user, before)).isEqualTo(new Slice.Gone());
    assertThat(two.feed().after(tenant, user, before + 1)).isEqualTo(new Slice.Gone());
    assertThat(two.feed().newest(tenant, user)).isGreaterThan(before + 1);
  }

  @Test
  void whomNobodyToldAnythingLatelyFollowsOnAndWhoHoldsASocketDoesNot() {
    UserId other = UserId.next();
    long before = one.feed().newest(tenant, user);
    long others = one.feed().newest(tenant, other);
    one.feed().publish(tenant, user, FakeDesk.presence("busy"));
    CLOCK.forward(Duration.ofMinutes(2));
    one.feed().mend();
    one.feed().memberLost();
    one.feed().merged(Map.of(tenant, Set.of(other)));

    assertThat(two.feed().after(tenant, user, before)).isInstanceOf(Slice.Next.class);
    assertThat(two.feed().after(tenant, other, others)).isEqualTo(new Slice.Gone());
  }

  @Test
  void whatIsToldTogetherHasNumbersOneAfterTheOther() {
    long start = two.feed().newest(tenant, user);
    one.feed().publish(tenant, user, List.of(FakeDesk.presence("busy"), FakeDesk.presence("away")));
    Slice.Next next = (Slice.Next) two.feed().after(tenant, user, start);
    assertThat(numbers(next)).containsExactly(start + 1, start + 2);
    assertThat(next.entries().getFirst().frame()).contains("busy");
    assertThat(next.entries().getLast().frame()).contains("away");
  }

  @Test
  void aFeedIsForgottenAnHourAfterItsAgentHasGone() {
    long start = one.feed().newest(tenant, user);
    one.directory().join(tenant, user, "s1");
    CLOCK.forward(Duration.ofHours(2));
    sweep();
    assertThat(one.feed().after(tenant, user, start)).isInstanceOf(Slice.Next.class);
    one.directory().leave(tenant, user, "s1");
    CLOCK.forward(Duration.ofMinutes(59));
    sweep();
    assertThat(one.feed().after(tenant, user, start)).isInstanceOf(Slice.Next.class);
    CLOCK.forward(Duration.ofMinutes(2));
    sweep();
    assertThat(one.feed().after(tenant, user, start)).isEqualTo(new Slice.Gone());
  }

  private static void sweep() {
    one.feed().retire();
    two.feed().retire();
  }

  @Test
  void whatIsPassingIsNotKept() {
    long start = one.feed().newest(tenant, user);
    one.directory().join(tenant, user, "s1");
    one.feed().publish(tenant, user, new AgentDelta.CustomerTyping(InteractionId.next()));
    assertThat(numbers(one.feed().after(tenant, user, start))).isEmpty();
  }

  @Test
  void theFirstAndTheLastSocketAreKnownAcrossMembers() {
    assertThat(one.directory().join(tenant, user, "a")).isTrue();
    assertThat(two.directory().join(tenant, user, "b")).isFalse();
    assertThat(two.directory().isConnected(tenant, user)).isTrue();
    assertThat(one.directory().leave(tenant, user, "a")).isFalse();
    assertThat(one.directory().leave(tenant, user, "a")).isFalse();
    assertThat(two.directory().leave(tenant, user, "b")).isTrue();
    assertThat(one.directory().isConnected(tenant, user)).isFalse();
  }
}
