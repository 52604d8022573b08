package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.Turns;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Looks after customers who do not answer: first the conversation stops taking capacity, later it
 * is closed. Run on any node, as often as one likes.
 */
public final class SilenceRule {
  private static final int AT_ONCE = 200;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final Routing routing;
  private final WorkEnd workEnd;
  private final InstantSource clock;

  public SilenceRule(
      Transactions transactions,
      InteractionStore interactions,
      Routing routing,
      WorkEnd workEnd,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.routing = routing;
    this.workEnd = workEnd;
    this.clock = clock;
  }

  public void apply(TenantId tenant) {
    List<InteractionId> due =
        transactions.inTenant(tenant, tx -> interactions.due(tx, clock.instant(), AT_ONCE));
    Turns.each(
        tenant,
        due,
        id -> "the silence of contact " + id,
        id -> {
          Optional<Interaction> now =
              transactions.inTenant(tenant, tx -> interactions.find(tx, id));
          now.ifPresent(found -> apply(tenant, found));
        });
  }

  private void apply(TenantId tenant, Interaction interaction) {
    if (interaction.state() == InteractionState.ASSIGNED) {
      routing.tell(tenant, new PoolCommand.Park(interaction.id()));
    } else if (interaction.state() == InteractionState.WAITING_FOR_CUSTOMER) {
      workEnd.bySilence(tenant, interaction.id());
    }
  }
}
