package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** How the work of a round is begun, and what is made of its times. */
final class Pace {
  private static final long PATIENCE_SECONDS = 180;

  private Pace() {}

  /** Begins one at each tick, whether or not the earlier ones are through. */
  static void steadily(int count, int perSecond, IntConsumer work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int each = i;
      long due = start + i * (1_000_000_000L / perSecond);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      Thread.startVirtualThread(() -> {
        tried(work, each, done, failed);
      });
    }
    assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("all are through").isTrue();
    assertThat(failed).as("what failed").isEmpty();
  }

  /** So many at the same time, each the next when it is through; answers how many a second. */
  static double rate(int count, int inFlight, IntConsumer work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    for (int lane = 0; lane < inFlight; lane++) {
      Thread.startVirtualThread(() -> {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
          tried(work, i, done, failed);
        }
      });
    }
    assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("all are through").isTrue();
    assertThat(failed).as("what failed").isEmpty();
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static void tried(
      IntConsumer work, int each, CountDownLatch done, Queue<Throwable> failed) {
    try {
      work.accept(each);
    } catch (Throwable reason) {
      failed.add(reason);
    } finally {
      done.countDown();
    }
  }

  /** What this process, node and clients alike, has used of the processors until now. */
  static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** The same of the servers of PostgreSQL that were started since this process was. */
  static long databaseNanos() {
    Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .filter(info -> info.command().orElse("").endsWith("/postgres"))
        .filter(info -> info.startInstant().orElse(Instant.MIN).isAfter(begun))
        .mapToLong(info -> info.totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
  }
}
