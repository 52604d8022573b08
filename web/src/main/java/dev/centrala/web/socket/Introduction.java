package dev.centrala.web.socket;

import java.time.InstantSource;

/**
 * The time a peer has to say who it is. It stands still while what the peer said is looked into,
 * and begins anew when that came to nothing for no fault of the peer's.
 */
final class Introduction {
  private final InstantSource clock;
  private volatile long sinceMillis;
  private volatile boolean lookedInto;

  Introduction(InstantSource clock) {
    this.clock = clock;
    this.sinceMillis = clock.millis();
  }

  void lookInto(Runnable look) {
    lookedInto = true;
    try {
      look.run();
    } catch (RuntimeException failure) {
      if (SocketErrors.passes(failure)) {
        again();
      }
      throw failure;
    } finally {
      lookedInto = false;
    }
  }

  void again() {
    sinceMillis = clock.millis();
  }

  boolean isOverdue(long nowMillis) {
    return !lookedInto && nowMillis - sinceMillis >= SocketLimits.FIRST_FRAME_MILLIS;
  }
}
