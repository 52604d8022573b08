package dev.centrala.core.outbound;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the callbacks of a business and calls one off, as long as nobody is making it. */
public final class CallbackDesk {
  private final Transactions transactions;
  private final CallbackStore store;
  private final InteractionStore interactions;
  private final FrontDoor door;
  private final Routing routing;
  private final AuditTrail audit;
  private final InstantSource clock;

  public CallbackDesk(
      Transactions transactions,
      CallbackStore store,
      InteractionStore interactions,
      FrontDoor door,
      Routing routing,
      AuditTrail audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.interactions = interactions;
    this.door = door;
    this.routing = routing;
    this.audit = audit;
    this.clock = clock;
  }

  public Page<Callback> list(TenantId tenant, Callback.@Nullable State state, PageRequest page) {
    return transactions.inTenant(tenant, tx -> store.list(tx, state, page));
  }

  /** Refuses as a conflict one that is over, or that an agent is asked to make, or makes. */
  public void cancel(TenantId tenant, Actor by, CallbackId id) {
    transactions.doInTenant(
        tenant,
        tx -> {
          Callback found =
              store.lock(tx, id).orElseThrow(() -> RefusedException.notFound("callback"));
          if (found.isOver()) {
            throw RefusedException.conflict("alreadyOver", "This callback is over.");
          }
          if (found.state() == Callback.State.WAITING && found.contact() != null) {
            withdraw(tx, found.contact());
          }
          store.update(
              tx, found.over(Callback.State.CANCELED, found.tries(), "canceled", clock.instant()));
          audit.write(tx, by, "callback.canceled", "callback", id.toString(), Map.of());
        });
  }

  private void withdraw(Tx tx, InteractionId contact) {
    Interaction now = interactions.lock(tx, contact).orElseThrow();
    if (now.state() != InteractionState.QUEUED) {
      throw RefusedException.conflict("underWay", "This callback is being made.");
    }
    door.close(tx, now, "canceled");
    TenantId tenant = tx.tenant();
    tx.afterCommit(() ->
        routing.tellLater(tenant, new PoolCommand.End(contact, PoolCommand.EndReason.CANCELLED)));
  }
}
