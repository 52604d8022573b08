package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;

/**
 * The open offers of contacts that several agents are asked to take at once; such a contact stays
 * queued meanwhile. Changed under the lock of the interaction, at most one for each agent. Any
 * other offer is kept with its interaction.
 */
public interface SharedOffers {
  /** An offer and what it is of. */
  record Of(InteractionId interaction, OpenOffer offer) {}

  /** False when this offer or a newer one to the same agent is there already. */
  boolean add(Tx tx, InteractionId interaction, OpenOffer offer);

  boolean isOpen(Tx tx, InteractionId interaction, OfferId offer);

  /** Whether an offer of the contact that was made after this epoch is open. */
  boolean isAnyNewer(Tx tx, InteractionId interaction, Epoch epoch);

  /** False when it was not there. */
  boolean remove(Tx tx, InteractionId interaction, OfferId offer);

  /** Answers with what was open. */
  List<OpenOffer> removeAll(Tx tx, InteractionId interaction);

  /** The open offers of the contact. */
  List<OpenOffer> open(Tx tx, InteractionId interaction);

  /** What the agent is asked to take of contacts that are still queued, oldest first. */
  List<Of> to(Tx tx, UserId agent);

  /** Those that are open until an instant before this one, the first to expire first. */
  List<Of> expiring(Tx tx, Instant before);
}
