package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void whatFailsForOneTenantKeepsNobodyElseFromTheirs() throws InterruptedException {
    TenantId broken = new TenantId(UUID.randomUUID());
    TenantId whole = new TenantId(UUID.randomUUID());
    CountDownLatch served = new CountDownLatch(2);
    Rounds rounds =
        new Rounds()
            .each(
                Duration.ofMillis(1),
                "test",
                () -> List.of(broken, whole),
                tenant -> {
                  if (tenant.equals(broken)) {
                    throw new IllegalStateException("only this one");
                  }
                  served.countDown();
                });
    rounds.start();
    try {
      assertThat(served.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      rounds.stop();
    }
  }
}
