package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.access.SeatMeter;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.access.PgSeatStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Seat seconds: each second once, whatever the tabs, the nodes and the deaths. */
class SeatMeterTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final MovableClock clock = new MovableClock("2026-03-28T23:58:50.700Z");
  private final RecordedUsage usage = new RecordedUsage();
  private final PgSeatStore store = new PgSeatStore(DATABASE.transactions(), clock);
  private final SeatMeter meter = new SeatMeter(DATABASE.transactions(), store, usage, clock);
  private final TenantId tenant = TestDatabase.anyTenant();
  private final UserId user = UserId.next();

  private void beat(int seconds) {
    for (int passed = 0; passed < seconds; passed += 15) {
      clock.forward(Duration.ofSeconds(15));
      meter.present(tenant, List.of(user));
    }
  }

  @Test
  void countsEverySecondOnceInSlicesThatEndWithTheMinuteAndTheDay() {
    meter.present(tenant, List.of(user));
    beat(150);
    clock.forward(Duration.ofSeconds(4));
    meter.ended(tenant, user);
    assertThat(usage.total()).isEqualTo(154);
    assertThat(usage.events.values().stream().map(event -> event.at()))
        .containsExactly(
            Instant.parse("2026-03-28T23:58:50Z"),
            Instant.parse("2026-03-28T23:59:00Z"),
            Instant.parse("2026-03-29T00:00:00Z"),
            Instant.parse("2026-03-29T00:01:00Z"));
    assertThat(usage.events.keySet()).allMatch(id -> id.startsWith("seat:" + user + ":"));
  }

  @Test
  void twoTabsOnTwoNodesAreOneSeat() {
    SeatMeter otherNode = new SeatMeter(DATABASE.transactions(), store, usage, clock);
    meter.present(tenant, List.of(user));
    otherNode.present(tenant, List.of(user));
    clock.forward(Duration.ofSeconds(60));
    meter.present(tenant, List.of(user));
    otherNode.present(tenant, List.of(user));
    meter.ended(tenant, user);
    otherNode.ended(tenant, user);
    assertThat(usage.total()).isEqualTo(60);
  }

  @Test
  void anAgentWhoLeavesAndComesBackInOneMinutePaysForNeitherTwice() {
    meter.present(tenant, List.of(user));
    clock.forward(Duration.ofSeconds(2));
    meter.ended(tenant, user);
    clock.forward(Duration.ofSeconds(3));
    meter.present(tenant, List.of(user));
    clock.forward(Duration.ofSeconds(2));
    meter.ended(tenant, user);
    assertThat(usage.total()).isEqualTo(4);
  }

  @Test
  void aNodeThatDiesLosesNothingBeforeItsLastSignOfLife() {
    meter.present(tenant, List.of(user));
    beat(30);
    clock.forward(Duration.ofSeconds(40));
    assertThat(store.tenantsWithUnseen(SeatMeter.UNSEEN)).doesNotContain(tenant);
    clock.forward(Duration.ofSeconds(40));
    assertThat(store.tenantsWithUnseen(SeatMeter.UNSEEN)).contains(tenant);
    assertThat(meter.endUnseen(tenant)).containsExactly(user);
    assertThat(meter.endUnseen(tenant)).isEmpty();
    assertThat(usage.total()).isEqualTo(30);

    meter.present(tenant, List.of(user));
    clock.forward(Duration.ofSeconds(5));
    meter.ended(tenant, user);
    assertThat(usage.total()).isEqualTo(35);
  }

  @Test
  void anothersSeatsAreNotSeen() {
    meter.present(tenant, List.of(user));
    TenantId other = TestDatabase.anyTenant();
    clock.forward(Duration.ofSeconds(90));
    meter.ended(other, user);
    assertThat(meter.endUnseen(other)).isEmpty();
    assertThat(usage.total()).isZero();
  }
}
