package dev.centrala.connectors.twilio.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissedMessagesSweepTest {
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void aLookBeginsBeforeTheLastOneEnded() {
    Instant last = now.minus(Duration.ofHours(3));
    assertThat(MissedMessagesSweep.since(Optional.of(last), now))
        .isEqualTo(last.minus(Duration.ofMinutes(5)));
  }

  @Test
  void theFirstLookGoesADayBack() {
    assertThat(MissedMessagesSweep.since(Optional.empty(), now))
        .isEqualTo(now.minus(Duration.ofDays(1)).minus(Duration.ofMinutes(5)));
  }

  /** What came longer ago may have been let in and forgotten, and would come in twice. */
  @Test
  void noLookGoesBackForLongerThanWhatIsKnownIsRemembered() {
    Instant last = now.minus(Duration.ofDays(100));
    assertThat(MissedMessagesSweep.since(Optional.of(last), now))
        .isEqualTo(now.minus(Duration.ofDays(60)));
  }
}
