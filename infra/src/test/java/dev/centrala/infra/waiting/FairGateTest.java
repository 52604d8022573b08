package dev.centrala.infra.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairGateTest {
  @Test
  void oneKeyNeverHasMoreThanItsShare() {
    FairGate<String> gate = new FairGate<>(4, 2);
    List<Future<Void>> noisy = enter(gate, "noisy", 5);
    assertThat(noisy.stream().filter(Future::succeeded)).hasSize(2);
    assertThat(gate.enter("quiet").succeeded()).isTrue();
    gate.leave("noisy");
    assertThat(noisy.stream().filter(Future::succeeded)).hasSize(3);
  }

  @Test
  void whoWaitsIsServedInTurnsHoweverManyWaitUnderOneKey() {
    FairGate<String> gate = new FairGate<>(1, 1);
    gate.enter("first");
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      gate.enter("noisy").onSuccess(in -> served.add("noisy"));
    }
    gate.enter("quiet").onSuccess(in -> served.add("quiet"));
    gate.enter("other").onSuccess(in -> served.add("other"));
    gate.leave("first");
    while (served.size() < 5) {
      gate.leave(served.getLast());
    }
    assertThat(served).containsExactly("noisy", "quiet", "other", "noisy", "noisy");
    gate.leave("noisy");
    assertThat(gate.waiting()).isZero();
    assertThat(gate.enter("anybody").succeeded()).isTrue();
  }

  @Test
  void whoOnlyTriesGetsWhatIsFreeOfItsShareAndWaitsForNothing() {
    FairGate<String> gate = new FairGate<>(3, 2);
    assertThat(gate.tryEnter("noisy")).isTrue();
    assertThat(gate.tryEnter("noisy")).isTrue();
    assertThat(gate.tryEnter("noisy")).isFalse();
    assertThat(gate.tryEnter("quiet")).isTrue();
    assertThat(gate.tryEnter("other")).isFalse();
    assertThat(gate.waiting()).isZero();
    gate.leave("noisy");
    assertThat(gate.tryEnter("other")).isTrue();
  }

  /** As after an outage: those who had a place answer at last, and nobody waits any more. */
  @Test
  void howeverManyHaveGivenUpTheNextIsLetIn() {
    FairGate<String> gate = new FairGate<>(1, 1);
    gate.enter("stuck");
    enter(gate, "gone", 100_000).forEach(place -> gate.giveUp("gone", place));
    assertThat(gate.waiting()).as("what nobody waits for is not kept").isZero();
    Future<Void> next = gate.enter("next");
    gate.leave("stuck");
    assertThat(next.succeeded()).isTrue();
  }

  @Test
  void whoGivesUpAPlaceThatWasJustGivenLeavesIt() {
    FairGate<String> gate = new FairGate<>(1, 1);
    gate.enter("first");
    Future<Void> second = gate.enter("second");
    Future<Void> third = gate.enter("third");
    gate.leave("first");
    assertThat(second.succeeded()).isTrue();
    gate.giveUp("second", second);
    assertThat(third.succeeded()).isTrue();
  }

  private static List<Future<Void>> enter(FairGate<String> gate, String key, int times) {
    List<Future<Void>> entered = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      entered.add(gate.enter(key));
    }
    return entered;
  }
}
