package dev.centrala.core.tenant.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Back-off that grows, never exceeds its cap, and ends after three days. */
class RetryScheduleTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = START.plus(RetrySchedule.KEEP_TRYING);

  @Test
  void triesSpreadOverThreeDaysAndEnd() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Instant now = START;
      int attempts = 1;
      Optional<Instant> next = RetrySchedule.next(attempts, now, END, Duration.ZERO, random);
      while (next.isPresent()) {
        assertThat(Duration.between(now, next.get())).isPositive();
        assertThat(Duration.between(now, next.get()))
            .isLessThanOrEqualTo(RetrySchedule.cap(attempts));
        now = next.get();
        attempts++;
        next = RetrySchedule.next(attempts, now, END, Duration.ZERO, random);
      }
      assertThat(now).isEqualTo(END);
      assertThat(attempts).isBetween(10, 60);
    }
  }

  @Test
  void aPartnerMayAskForMoreTimeButNotBeyondTheEnd() {
    Random random = new Random(1);
    assertThat(RetrySchedule.next(1, START, END, Duration.ofHours(2), random))
        .contains(START.plus(Duration.ofHours(2)));
    assertThat(RetrySchedule.next(1, END.minusSeconds(5), END, Duration.ofHours(2), random))
        .contains(END);
    assertThat(RetrySchedule.next(1, END, END, Duration.ZERO, random)).isEmpty();
  }
}
