package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TenantLanesTest {
  private final TenantId noisy = TenantId.next();
  private final TenantId quiet = TenantId.next();

  @Test
  void whoHasMoreToDoWaitsBehindTheOthers() throws InterruptedException {
    List<TenantId> turns = new CopyOnWriteArrayList<>();
    CountDownLatch bothAdded = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(6);
    TenantLanes lanes =
        new TenantLanes(
            "test",
            1,
            tenant -> {
              await(bothAdded);
              turns.add(tenant);
              done.countDown();
              return tenant.equals(noisy) && turns.size() < 6;
            });
    lanes.add(noisy);
    lanes.add(quiet);
    bothAdded.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(turns.subList(0, 3)).containsExactly(noisy, quiet, noisy);
    lanes.close(10_000);
  }

  @Test
  void aSlowTenantHoldsOneLaneOnly() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch served = new CountDownLatch(1);
    TenantLanes lanes =
        new TenantLanes(
            "test",
            2,
            tenant -> {
              if (tenant.equals(noisy)) {
                await(slow);
              } else {
                served.countDown();
              }
              return false;
            });
    lanes.add(noisy);
    lanes.add(noisy);
    lanes.add(noisy);
    lanes.add(quiet);
    assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
    slow.countDown();
    lanes.close(10_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
