package dev.centrala.infra.node;

import dev.centrala.core.shared.TenantId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of many tenants in turns: one turn of a tenant at a time, so many tenants at once, and who
 * has more to do waits behind all others. A tenant whose work is slow holds one lane and no more.
 */
final class TenantLanes {
  private static final Logger LOG = LoggerFactory.getLogger(TenantLanes.class);

  private final String name;
  private final int lanes;
  private final Predicate<TenantId> turn;
  private final UnaryOperator<Runnable> carried;
  private final Map<TenantId, Runnable> waiting = new LinkedHashMap<>();
  private final Set<TenantId> running = new HashSet<>();
  private boolean closed;

  /** {@code turn} does a bounded piece of work and answers whether there is more right now. */
  TenantLanes(String name, int lanes, Predicate<TenantId> turn) {
    this(name, lanes, turn, run -> run);
  }

  /** {@code carried} keeps what belongs to the caller of {@code add}, such as its trace. */
  TenantLanes(String name, int lanes, Predicate<TenantId> turn, UnaryOperator<Runnable> carried) {
    this.name = name;
    this.lanes = lanes;
    this.turn = turn;
    this.carried = carried;
  }

  /** There is work for the tenant; returns at once. */
  synchronized void add(TenantId tenant) {
    if (!closed) {
      waiting.putIfAbsent(tenant, carried.apply(() -> run(tenant)));
      fill();
    }
  }

  private void fill() {
    while (running.size() < lanes) {
      TenantId next =
          waiting.keySet().stream()
              .filter(each -> !running.contains(each))
              .findFirst()
              .orElse(null);
      if (next == null) {
        return;
      }
      Runnable run = Objects.requireNonNull(waiting.remove(next));
      running.add(next);
      Thread.ofVirtual().name(name).start(run);
    }
  }

  private void run(TenantId tenant) {
    boolean more = false;
    try {
      more = turn.test(tenant);
    } catch (RuntimeException failed) {
      LOG.warn("{}: a turn of tenant {} failed", name, tenant, failed);
    } finally {
      done(tenant, more);
    }
  }

  private synchronized void done(TenantId tenant, boolean more) {
    running.remove(tenant);
    if (more && !closed) {
      waiting.putIfAbsent(tenant, () -> run(tenant));
    }
    fill();
    notifyAll();
  }

  /** Starts no turn any more and waits for those under way, at most so long. */
  synchronized void close(long mostMillis) {
    closed = true;
    waiting.clear();
    long end = System.nanoTime() + mostMillis * 1_000_000;
    try {
      while (!running.isEmpty() && System.nanoTime() < end) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
