package dev.centrala.core.routing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A long day of one pool, with callers who repeat themselves, told twice. */
class RepeatedCommandsTest {
  private static final int REPEATED_OF_A_HUNDRED = 2;
  private static final int IN_FLIGHT = 64;
  private static final long SEED = 20_261_122;

  /** A command as the owner applied it, and what came of it. */
  private record Recorded(PoolCommand command, long now, PoolReply reply) {}

  private record Sent(long sequence, PoolCommand command, PoolReply reply) {}

  @Test
  void theSameCommandsGiveTheSameDecisionsAndExplanations() {
    assertReplayIsTheSame(20_000);
  }

  @Tag("heavy")
  @Test
  void soDoAHundredThousand() {
    assertReplayIsTheSame(100_000);
  }

  private static void assertReplayIsTheSame(int commands) {
    List<Recorded> day = day(commands);
    assertThat(day).hasSize(commands);
    RoutingPool again = RoutingPool.empty(1, PoolRules.DEFAULT);
    int explained = 0;
    for (Recorded each : day) {
      PoolReply reply = again.apply(each.command(), each.now());
      assertThat(reply).isEqualTo(each.reply());
      explained += explanations(reply);
    }
    assertThat(explained).as("decisions with an explanation").isGreaterThan(commands / 20);
    assertThat(again.contradictions()).isEmpty();
  }

  /** Each repeat is answered with the first answer and changes nothing, as the replay shows. */
  private static List<Recorded> day(int count) {
    SequencedPool pool = new SequencedPool(RoutingPool.empty(1, PoolRules.DEFAULT));
    RandomPoolCommands commands = new RandomPoolCommands(SEED);
    Random world = new Random(~SEED);
    Deque<Sent> unanswered = new ArrayDeque<>();
    List<Recorded> day = new ArrayList<>(count);
    long now = PoolScenario.START;
    SequencedPool.Caller caller = pool.enrol(1, now);
    int repeats = 0;
    for (int i = 0; i < count; i++) {
      now += world.nextInt(4) == 0 ? world.nextInt(15_000) : world.nextInt(500);
      PoolCommand command = i < 3 ? commands.queue(i) : commands.next(now);
      PoolReply reply = answer(pool.apply(caller, i + 1, command, now), false);
      commands.saw(reply);
      day.add(new Recorded(command, now, reply));
      unanswered.addLast(new Sent(i + 1, command, reply));
      if (unanswered.size() > IN_FLIGHT) {
        unanswered.removeFirst();
      }
      if (world.nextInt(100) < REPEATED_OF_A_HUNDRED) {
        Sent late =
            unanswered.stream().skip(world.nextInt(unanswered.size())).findFirst().orElseThrow();
        SequencedPool.Outcome again = pool.apply(caller, late.sequence(), late.command(), now + 1);
        assertThat(answer(again, true)).isEqualTo(late.reply());
        repeats++;
      }
    }
    assertThat(repeats).isBetween(count / 60, count / 40);
    return day;
  }

  private static PoolReply answer(SequencedPool.Outcome outcome, boolean repeated) {
    assertThat(outcome).isInstanceOf(SequencedPool.Outcome.Answered.class);
    SequencedPool.Outcome.Answered answered = (SequencedPool.Outcome.Answered) outcome;
    assertThat(answered.repeated()).isEqualTo(repeated);
    return answered.reply();
  }

  private static int explanations(PoolReply reply) {
    int count = 0;
    for (PoolDecision decision : reply.decisions()) {
      count +=
          switch (decision) {
            case PoolDecision.Offered it -> 1;
            case PoolDecision.Assigned it -> 1;
            case PoolDecision.KeptWaiting it -> 1;
            default -> 0;
          };
    }
    return count;
  }
}
