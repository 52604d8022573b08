package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.shared.InteractionId;
import java.time.Instant;
import java.util.List;

/** What the database says of the contacts that a pool should hold. */
public interface ContactFacts {
  /** All that wait, are on offer, with an agent or in wrap-up, in order of place. */
  List<ContactFact> live(Tx tx);

  /** Those that are on offer until an instant before this one. */
  List<InteractionId> onOffer(Tx tx, Instant before);

  /**
   * Those whose contact is over while an agent still has them: the pool was to be told and perhaps
   * was not.
   */
  List<InteractionId> overButHeld(Tx tx);
}
