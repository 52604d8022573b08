package dev.centrala.infra.node;

import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, each on a virtual thread of its own: a failed round is logged,
 * the next one comes all the same.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private record Round(String name, Duration pause, Runnable work) {}

  private final List<Round> rounds = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Rounds every(Duration pause, String name, Runnable work) {
    rounds.add(new Round(name, pause, work));
    return this;
  }

  /** For each tenant in turn: what fails for one is logged and keeps nobody else from theirs. */
  Rounds each(
      Duration pause,
      String name,
      Supplier<? extends Collection<TenantId>> tenants,
      Consumer<TenantId> work) {
    return every(
        pause,
        name,
        () -> {
          for (TenantId tenant : tenants.get()) {
            if (stopped) {
              return;
            }
            try {
              work.accept(tenant);
            } catch (RuntimeException failed) {
              LOG.warn("{}: failed for tenant {}", name, tenant, failed);
            }
          }
        });
  }

  void start() {
    for (Round round : rounds) {
      threads.add(Thread.ofVirtual().name(round.name()).start(() -> run(round)));
    }
  }

  /** Returns when the rounds under way are over, or after ten seconds. */
  void stop() {
    stopped = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(Round round) {
    while (!stopped) {
      try {
        Thread.sleep(round.pause());
        round.work().run();
      } catch (InterruptedException told) {
        return;
      } catch (Throwable failed) { // an error, too, must not be the last round
        if (!stopped) {
          LOG.warn("{}: this round failed", round.name(), failed);
        }
      }
    }
  }
}
