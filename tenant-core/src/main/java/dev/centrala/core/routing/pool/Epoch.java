package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.OfferId;
import java.util.UUID;

/**
 * The fence of one grant of a contact to an agent. The incarnation comes from PostgreSQL each time
 * a pool is built and only grows, so a rebuilt or split pool never repeats an epoch.
 */
public record Epoch(long incarnation, long counter) implements Comparable<Epoch> {
  /** Before any grant. */
  public static final Epoch NONE = new Epoch(0, 0);

  /**
   * The id of the offer made under this epoch: a version 8 UUID (RFC 9562) that holds the two
   * numbers.
   */
  OfferId offerId() {
    long high = (incarnation << 16 & 0xFFFFFFFF_FFFF0000L) | 0x8000L | (counter >>> 48 & 0x0FFFL);
    long low = 0x80000000_00000000L | (counter & 0x0000FFFF_FFFFFFFFL);
    return new OfferId(new UUID(high, low));
  }

  @Override
  public int compareTo(Epoch other) {
    int byIncarnation = Long.compare(incarnation, other.incarnation);
    return byIncarnation != 0 ? byIncarnation : Long.compare(counter, other.counter);
  }
}
