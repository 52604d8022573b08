package dev.centrala.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The rule behind row 15 of the attack list, by itself. */
class TriesTest {
  private static final Limit LIMIT =
      new Limit("x", 3, Duration.ofMinutes(30), Duration.ofSeconds(5), Duration.ofMinutes(15));
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void theFreeTriesAreFreeAndThenTheWaitDoubles() {
    Tries tries = Tries.none(START).tried(LIMIT, START).tried(LIMIT, START);
    assertThat(tries.waitAt(START)).isZero();
    Instant now = START;
    for (int seconds : new int[] {5, 10, 20, 40}) {
      tries = tries.tried(LIMIT, now);
      assertThat(tries.waitAt(now)).hasSeconds(seconds);
      now = now.plusSeconds(seconds);
      assertThat(tries.waitAt(now)).isZero();
    }
  }

  @Test
  void allIsForgottenAWindowAfterTheLastBlock() {
    Tries tries = Tries.none(START);
    for (int i = 0; i < 3; i++) {
      tries = tries.tried(LIMIT, START);
    }
    Instant soon = START.plusSeconds(5).plus(Duration.ofMinutes(29));
    assertThat(tries.tried(LIMIT, soon).count()).isEqualTo(4);
    Instant later = START.plusSeconds(5).plus(Duration.ofMinutes(30));
    assertThat(tries.tried(LIMIT, later).count()).isEqualTo(1);
    assertThat(tries.tried(LIMIT, later).waitAt(later)).isZero();
  }

  @Test
  void aGoodTryIsTakenBack() {
    Tries tries = Tries.none(START);
    for (int i = 0; i < 3; i++) {
      tries = tries.tried(LIMIT, START);
    }
    assertThat(tries.refunded().waitAt(START)).isZero();
    assertThat(Tries.none(START).refunded().count()).isZero();
  }

  @Property
  void theWaitNeverShrinksWhileTriesGoOnAndNeverPassesItsLimit(
      @ForAll @IntRange(min = 1, max = 200) int count) {
    Tries tries = Tries.none(START);
    Instant now = START;
    Duration before = Duration.ZERO;
    for (int i = 0; i < count; i++) {
      tries = tries.tried(LIMIT, now);
      Duration wait = tries.waitAt(now);
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(LIMIT.longestDelay());
      before = wait;
      now = now.plus(wait);
    }
  }
}
