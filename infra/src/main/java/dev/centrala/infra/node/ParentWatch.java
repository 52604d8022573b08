package dev.centrala.infra.node;

import java.time.Duration;
import java.util.Optional;

/** Notices when the process that started this one is gone. */
final class ParentWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private ParentWatch() {}

  static void start(Runnable orphaned) {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(parent, orphaned));
  }

  /** A process whose parent has died gets another one. */
  private static void watch(Optional<ProcessHandle> parent, Runnable orphaned) {
    try {
      while (parent.isPresent() && parent.equals(ProcessHandle.current().parent())) {
        Thread.sleep(INTERVAL);
      }
      orphaned.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
