package dev.centrala.core.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;

/**
 * Who may read which interaction: supervisors and up read all; an agent reads those in their own
 * hands, now or before, and the history of the customers they are serving.
 */
public final class InteractionReader {
  private final InteractionStore interactions;

  public InteractionReader(InteractionStore interactions) {
    this.interactions = interactions;
  }

  /** The interaction; one that the caller may not read is refused as not found. */
  public Interaction get(Tx tx, Caller caller, InteractionId id) {
    return interactions
        .find(tx, id)
        .filter(found -> mayRead(tx, caller, found))
        .orElseThrow(() -> RefusedException.notFound("interaction"));
  }

  public Page<Interaction> list(Tx tx, Caller caller, InteractionFilter filter, PageRequest page) {
    if (caller.may(Permission.SEE_ALL_WORK)) {
      return interactions.list(tx, filter, page);
    }
    UserId agent = caller.person();
    boolean servedNow = filter.customer() != null && serves(tx, agent, filter.customer());
    return interactions.list(tx, servedNow ? filter : filter.of(agent), page);
  }

  private boolean mayRead(Tx tx, Caller caller, Interaction interaction) {
    if (caller.may(Permission.SEE_ALL_WORK)) {
      return true;
    }
    UserId agent = caller.person();
    return interaction.isWith(agent) || serves(tx, agent, interaction.customer());
  }

  private boolean serves(Tx tx, UserId agent, CustomerId customer) {
    return interactions.inHandOf(tx, agent).stream()
        .anyMatch(held -> held.customer().equals(customer));
  }
}
