package dev.centrala.core.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.RandomPoolCommands;
import dev.centrala.core.routing.pool.RoutingPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was recorded of a pool, replayed on a copy of it. */
class ReplayTest {
  private static final long START = 1_700_000_000_000L;
  private static final int BEFORE = 500;
  private static final int RECORDED = 3000;

  private final RoutingPool pool = RoutingPool.empty(3, PoolRules.DEFAULT);
  private final RandomPoolCommands commands = new RandomPoolCommands(11);
  private final List<RecordedCommand> kept = new ArrayList<>();
  private final List<PoolReply> replies = new ArrayList<>();
  private long now = START;

  private PoolReply apply(PoolCommand command) {
    now += 400;
    PoolReply reply = pool.apply(command, now);
    commands.saw(reply);
    if (reply.recorded()) {
      kept.add(RecordedCommand.of(command, reply));
      replies.add(reply);
    }
    return reply;
  }

  private PoolImage record() {
    for (int i = 0; i < BEFORE; i++) {
      apply(i < 3 ? commands.queue(i) : commands.next(now));
    }
    assertThat(kept).isEmpty();
    apply(new PoolCommand.RecordUntil(now + 1_000_000_000L));
    apply(commands.next(now));
    PoolImage image = ((PoolAnswer.Picture) pool.ask(new PoolQuery.TakePicture(), now)).image();
    for (int i = 0; i < RECORDED; i++) {
      apply(commands.next(now));
    }
    return image;
  }

  @Test
  void givesTheSameDecisionsAndExplanations() {
    PoolImage image = record();
    List<PoolReply> again = new ArrayList<>();

    ReplayResult result = Replay.run(image, kept.iterator(), again::add);

    assertThat(result.isIdentical()).isTrue();
    assertThat(result.replayed()).isEqualTo(RECORDED);
    assertThat(again).isEqualTo(replies.subList(replies.size() - RECORDED, replies.size()));
  }

  @Test
  void namesTheCommandThatWasAnsweredOtherwise() {
    PoolImage image = record();
    RecordedCommand altered = kept.get(1000);
    kept.set(
        1000,
        new RecordedCommand(
            altered.incarnation(),
            altered.number(),
            altered.atMillis(),
            altered.command(),
            "0".repeat(32)));

    ReplayResult result = Replay.run(image, kept.iterator(), reply -> {});

    assertThat(result.differences())
        .extracting(ReplayResult.Difference::number)
        .containsExactly(altered.number());
  }

  @Test
  void stopsAtAGapAndSaysWhere() {
    PoolImage image = record();
    long lost = kept.remove(2000).number();

    ReplayResult result = Replay.run(image, kept.iterator(), reply -> {});

    assertThat(result.firstMissing()).isEqualTo(lost);
    assertThat(result.isIdentical()).isFalse();
  }

  @Test
  void refusesCommandsOfAnotherIncarnation() {
    PoolImage image = record();
    RecordedCommand foreign = kept.getLast();
    List<RecordedCommand> one =
        List.of(new RecordedCommand(9, foreign.number(), 0, foreign.command(), foreign.digest()));

    assertThatThrownBy(() -> Replay.run(image, one.iterator(), reply -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsWithTheTimeThatWasAskedFor() {
    apply(commands.queue(0));
    apply(new PoolCommand.RecordUntil(now + 1000));
    assertThat(apply(new PoolCommand.Tick()).recorded()).isTrue();
    now += 1000;

    assertThat(apply(new PoolCommand.Tick()).recorded()).isFalse();
  }
}
