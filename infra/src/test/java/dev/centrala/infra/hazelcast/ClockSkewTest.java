package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockSkewTest {
  private final ClockSkew skew = new ClockSkew();

  @Test
  void aClockAheadOrBehindIsFollowed() {
    assertThat(skew.millis()).isZero();
    skew.follow(1_000_000, 400_000);
    assertThat(skew.millis()).isEqualTo(600_000);

    ClockSkew behind = new ClockSkew();
    behind.follow(400_000, 1_000_000);
    assertThat(behind.millis()).isEqualTo(-600_000);
  }

  @Test
  void whatAFrozenMemberFindsWhenItWakesDoesNotTurnItsClockBack() {
    skew.follow(100_000, 100_002);
    skew.follow(109_000, 109_001);
    for (long late = 0; late < 500; late++) {
      skew.follow(109_100 + late, 169_000 + late);
    }
    assertThat(skew.millis()).isEqualTo(-1);
  }

  @Test
  void anOwnerWhoseClockWasTurnedBackIsFollowedAfterAWhile() {
    skew.follow(100_000, 100_000);
    skew.follow(51_000, 111_000);
    assertThat(skew.millis()).isZero();
    skew.follow(62_000, 122_000);
    assertThat(skew.millis()).isEqualTo(-60_000);
  }
}
