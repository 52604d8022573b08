package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.HoursId;
import java.time.Instant;

/** Knows whether a business is open. */
@FunctionalInterface
public interface Hours {
  boolean isOpen(Tx tx, HoursId hours, Instant at);
}
