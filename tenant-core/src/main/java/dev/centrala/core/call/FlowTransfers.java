package dev.centrala.core.call;

import dev.centrala.core.access.Caller;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Destination;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FlowStore;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.WorkWriter;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.voice.CallStore;
import java.util.Map;

/**
 * Sends a caller to a flow of the tenant, which begins for them as for somebody who calls. The
 * agent is free of the call at once. The caller's own line carries out what the flow wants first,
 * after the pool has let the contact go.
 */
public final class FlowTransfers {
  private final Transactions transactions;
  private final OwnCalls own;
  private final FlowStore flows;
  private final FlowRunner runner;
  private final WorkWriter work;
  private final Routing routing;
  private final AuditTrail audit;

  public FlowTransfers(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      FlowStore flows,
      FlowRunner runner,
      WorkWriter work,
      Routing routing,
      AuditTrail audit) {
    this.transactions = transactions;
    this.own = new OwnCalls(interactions, calls);
    this.flows = flows;
    this.runner = runner;
    this.work = work;
    this.routing = routing;
    this.audit = audit;
  }

  /** Refuses a flow that is not published. */
  public void send(Caller caller, InteractionId id, FlowId flow) {
    transactions.doInTenant(caller.tenant(), tx -> begin(tx, caller, id, flow));
    routing.tell(caller.tenant(), new PoolCommand.Forget(id));
  }

  private void begin(Tx tx, Caller caller, InteractionId id, FlowId flow) {
    Interaction mine = own.assigned(tx, caller.person(), id);
    if (mine.state() != InteractionState.ASSIGNED) {
      throw RefusedException.conflict("notConnected", "The call is not connected now.");
    }
    if (flows.published(tx, flow).isEmpty()) {
      throw RefusedException.notFound("published flow");
    }
    Interaction led = work.ledAgain(tx, mine, caller.person(), flow);
    runner.begin(tx, led, new Destination(led.entryPoint(), led.channel(), flow, null, null, 0, 0));
    audit.write(
        tx,
        caller.actor(),
        "interaction.transferred",
        "interaction",
        id.toString(),
        Map.of("flowId", flow.toString()));
  }
}
