package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;

/** One of the offers of a contact that is on offer to several agents at once. */
public record OpenOffer(UserId agent, Epoch epoch, long expiresAtMillis) {
  public OfferId offer() {
    return epoch.offerId();
  }
}
