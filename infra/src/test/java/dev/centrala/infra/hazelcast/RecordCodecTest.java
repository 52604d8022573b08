package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.shared.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is read back equal, and a change of layout changes the fingerprint. */
class RecordCodecTest {
  record Small(int number, String text) {}

  record Renamed(int count, String text) {}

  @Test
  void commandsRepliesAndPoolsSurviveTheJourney() {
    SequencedPool pool =
        new SequencedPool(RoutingPool.rebuilt(FloorFacts.manySkills(80, List.of()), 1_000_000));
    SequencedPool.Caller caller = pool.enrol(1, 1_000_000);
    for (int i = 1; i <= 60; i++) {
      PoolCommand command =
          new PoolCommand.Enqueue(
              FloorFacts.contact(i),
              FloorFacts.queue(i % 40),
              i % 2 == 0 ? Channel.VOICE : Channel.MAIL,
              i % 3,
              Long.MIN_VALUE / 4 + i,
              i % 5 == 0 ? new Hold(FloorFacts.agent(i), 30) : null);
      assertThat(PoolWire.COMMANDS.fromBytes(PoolWire.COMMANDS.toBytes(command)))
          .isEqualTo(command);
      SequencedPool.Outcome outcome = pool.apply(caller, i, command, 1_000_000 + i);
      PoolReply reply = ((SequencedPool.Outcome.Answered) outcome).reply();
      PoolResponse response = new PoolResponse.Replied(reply);
      assertThat(PoolWire.RESPONSES.fromBytes(PoolWire.RESPONSES.toBytes(response)))
          .isEqualTo(response);
    }
    SequencedPool.Image image = pool.toImage();
    assertThat(PoolWire.IMAGES.fromBytes(PoolWire.IMAGES.toBytes(image))).isEqualTo(image);
    assertThat(SequencedPool.fromImage(image).toImage()).isEqualTo(image);
  }

  @Test
  void theFingerprintFollowsTheLayout() {
    String small = new RecordCodec<>(Small.class).fingerprint();
    assertThat(new RecordCodec<>(Small.class).fingerprint()).isEqualTo(small);
    assertThat(new RecordCodec<>(Renamed.class).fingerprint()).isNotEqualTo(small);
  }
}
