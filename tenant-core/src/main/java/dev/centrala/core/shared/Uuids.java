package dev.centrala.core.shared;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562: 48 bits of milliseconds, 12 bits that keep ids of one
 * millisecond in order, 62 random bits. The clock only orders ids; no rule reads it back.
 */
final class Uuids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST_TICK = new AtomicLong();

  private Uuids() {}

  static UUID next() {
    long tick =
        LAST_TICK.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
    long high = (tick >>> 12) << 16 | 0x7000L | (tick & 0xFFF);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
