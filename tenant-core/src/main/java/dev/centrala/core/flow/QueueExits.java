package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a contact out of its queue, back into its flow, because the customer chose another way or
 * has left something that is work without them.
 */
public final class QueueExits {
  private final Timeline timeline;
  private final Routing routing;

  public QueueExits(Timeline timeline, Routing routing) {
    this.timeline = timeline;
    this.routing = routing;
  }

  /** Empty when it does not wait any more: somebody is being asked to take it, or has it. */
  public Optional<Interaction> leave(Tx tx, Interaction now, String exit) {
    return now.state() == InteractionState.QUEUED
        ? Optional.of(left(tx, now, exit))
        : Optional.empty();
  }

  /**
   * The same for a customer who is gone: whoever is being asked to take it is asked no more. Empty
   * when somebody has it, or it never waited.
   */
  public Optional<Interaction> leaveFromOffer(Tx tx, Interaction now, String exit) {
    return now.state() == InteractionState.OFFERED
        ? leave(tx, now.requeued(), exit)
        : leave(tx, now, exit);
  }

  private Interaction left(Tx tx, Interaction now, String exit) {
    Interaction back =
        timeline.record(
            tx,
            now.turnedAway(now.fence()),
            "interaction.leftQueue",
            Actor.customer(now.customer()),
            Map.of("exit", exit));
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> routing.tellLater(tenant, new PoolCommand.Withdraw(now.id())));
    return back;
  }
}
