package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolScenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.SequencedPool.Caller;
import dev.centrala.core.routing.pool.SequencedPool.Outcome;
import org.junit.jupiter.api.Test;

/** Each command of a caller takes effect once; a caller who is not known is told so. */
class SequencedPoolTest {
  private final SequencedPool pool = new SequencedPool(RoutingPool.empty(3, PoolRules.DEFAULT));
  private final PoolCommand command =
      new PoolCommand.PutQueue(QueueRules.named(PoolScenario.SUPPORT, "Support"));

  @Test
  void aRepeatedCountIsAnsweredWithTheStoredReply() {
    Caller caller = pool.enrol(1, START);
    Outcome.Answered first = (Outcome.Answered) pool.apply(caller, 1, command, START);
    Outcome.Answered again = (Outcome.Answered) pool.apply(caller, 1, command, START + 5000);
    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.reply()).isSameAs(first.reply());
    // Counts may arrive out of order.
    assertThat(((Outcome.Answered) pool.apply(caller, 3, command, START)).repeated()).isFalse();
    assertThat(((Outcome.Answered) pool.apply(caller, 2, command, START)).repeated()).isFalse();
  }

  @Test
  void aCountThatHasLeftTheRingIsAnError() {
    Caller caller = pool.enrol(2, START);
    for (int i = 1; i <= SequencedPool.WINDOW + 1; i++) {
      pool.apply(caller, i, command, START);
    }
    assertThat(pool.apply(caller, 1, command, START)).isInstanceOf(Outcome.Evicted.class);
    assertThat(pool.apply(caller, 2, command, START)).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void whoWasSilentForTenMinutesOrKnewAnEarlierPoolMustEnrolAgain() {
    Caller caller = pool.enrol(3, START);
    assertThat(pool.apply(caller, 1, command, START + 600_000))
        .isInstanceOf(Outcome.Answered.class);
    assertThat(pool.apply(caller, 2, command, START + 1_200_001))
        .isInstanceOf(Outcome.NotEnrolled.class);
    Caller next = pool.enrol(4, START + 1_200_001);
    assertThat(next.number()).isNotEqualTo(caller.number());
    // Also once forgotten, the old number is never taken for a new caller.
    assertThat(pool.apply(caller, 1, command, START + 1_200_001))
        .isInstanceOf(Outcome.NotEnrolled.class);
    Caller earlier = new Caller(2, next.number());
    assertThat(pool.apply(earlier, 1, command, START)).isInstanceOf(Outcome.NotEnrolled.class);
  }

  @Test
  void aReplicaRemembersTheReplies() {
    Caller caller = pool.enrol(5, START);
    Outcome.Answered first = (Outcome.Answered) pool.apply(caller, 1, command, START);
    SequencedPool replica = SequencedPool.fromImage(pool.toImage());
    Outcome.Answered again = (Outcome.Answered) replica.apply(caller, 1, command, START);
    assertThat(again).isEqualTo(new Outcome.Answered(first.reply(), true));
    assertThat(replica.enrol(6, START)).isEqualTo(pool.enrol(6, START));
  }

  @Test
  void whoEnrolledOnTheOtherSideOfASplitIsNotTakenForSomebodyElse() {
    SequencedPool otherSide = SequencedPool.fromImage(pool.toImage());
    Caller here = pool.enrol(7, START);
    Caller there = otherSide.enrol(8, START);
    pool.apply(here, 1, command, START);
    assertThat(pool.apply(there, 1, command, START)).isInstanceOf(Outcome.NotEnrolled.class);
  }

  @Test
  void aRepeatedEnrolmentForgetsNothing() {
    Caller caller = pool.enrol(9, START);
    pool.apply(caller, 1, command, START);
    assertThat(pool.enrol(9, START)).isEqualTo(caller);
    Outcome.Answered again = (Outcome.Answered) pool.apply(caller, 1, command, START);
    assertThat(again.repeated()).isTrue();
  }

  @Test
  void timeNeverRunsBackwards() {
    Caller caller = pool.enrol(8, START);
    pool.apply(caller, 1, command, START + 10_000);
    Outcome.Answered late = (Outcome.Answered) pool.apply(caller, 2, new PoolCommand.Tick(), START);
    assertThat(late.reply().atMillis()).isEqualTo(START + 10_000);
  }
}
