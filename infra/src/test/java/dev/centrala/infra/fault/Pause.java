package dev.centrala.infra.fault;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Waiting: for a while, or until something holds. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** True when it came to hold within the time. */
  static boolean until(long millis, BooleanSupplier holds) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      millis(200);
    }
    return true;
  }
}
