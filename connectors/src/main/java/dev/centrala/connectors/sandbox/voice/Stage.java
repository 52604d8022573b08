package dev.centrala.connectors.sandbox.voice;

import java.util.function.BooleanSupplier;

/**
 * Where a document is executed: as the call itself, or for a caller who waits and may be taken away
 * at any moment.
 *
 * @param over asked under the lock
 */
record Stage(boolean isWaiting, BooleanSupplier over) {
  static final Stage CALL = new Stage(false, () -> false);

  static Stage waiting(BooleanSupplier over) {
    return new Stage(true, over);
  }
}
