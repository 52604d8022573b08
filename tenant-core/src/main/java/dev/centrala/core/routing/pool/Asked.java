package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.OfferId;

/** One agent whom a contact is on offer to, and what is reserved of them until {@code endsAt}. */
record Asked(Agent agent, Epoch epoch, int cost, long endsAt) {
  OfferId offer() {
    return epoch.offerId();
  }

  /** As others may know it. */
  OpenOffer toOpenOffer() {
    return new OpenOffer(agent.id, epoch, endsAt);
  }
}
