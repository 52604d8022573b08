package dev.centrala.infra.hazelcast;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Wakes the pools whose owner this member is. A pool that has moved away is woken once too often,
 * which does no harm.
 */
final class PoolTimers implements PoolMember.Alarm, AutoCloseable {
  private final ConcurrentHashMap<UUID, Long> earliest = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("pool-timers").unstarted(work));
  private final InstantSource clock;
  private final Consumer<UUID> wake;

  PoolTimers(InstantSource clock, Consumer<UUID> wake) {
    this.clock = clock;
    this.wake = wake;
  }

  /** Called on partition threads: cheap when an earlier alarm is set already. */
  @Override
  public void dueAfter(UUID tenant, long millis) {
    long at = clock.millis() + millis;
    Long set = earliest.get(tenant);
    if (set != null && set <= at) {
      return;
    }
    earliest.put(tenant, at);
    if (!clockwork.isShutdown()) {
      clockwork.schedule(() -> ring(tenant, at), millis, TimeUnit.MILLISECONDS);
    }
  }

  boolean isSet(UUID tenant) {
    return earliest.containsKey(tenant);
  }

  /** Runs the work on a virtual thread after a while; nothing once closed. */
  void later(long millis, Runnable work) {
    if (!clockwork.isShutdown()) {
      clockwork.schedule(() -> Thread.startVirtualThread(work), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void ring(UUID tenant, long at) {
    // A later alarm that an earlier one replaced finds another time here and stays silent.
    if (earliest.remove(tenant, at)) {
      Thread.startVirtualThread(() -> wake.accept(tenant));
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
