package dev.centrala.core.routing.whatif;

import dev.centrala.core.events.Tx;
import java.time.Instant;
import java.util.List;

/** What went through a tenant's queues, and who was there. */
public interface WorkHistory {
  /**
   * Contacts that entered a queue in the time and are over, oldest first; also what agents began by
   * themselves, and without what agents asked of other agents.
   */
  List<PastContact> contacts(Tx tx, Instant from, Instant to, int most);

  /** Times that agents were signed in, cut to the bounds, oldest first. */
  List<PastShift> shifts(Tx tx, Instant from, Instant to);
}
