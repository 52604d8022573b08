package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/** What a flow wants done that is no matter of the contact's own channel. */
public interface Errands {
  /** What became of it, for the flow; the interaction may have changed its channel. */
  record Done(Interaction interaction, FlowInput result) {}

  Done send(Tx tx, Interaction now, Instruction.Send send);

  Done callBack(Tx tx, Interaction now, Instruction.CallBack callBack);

  /**
   * Writes down the line that a call is going to be connected with; present when it may not be,
   * with what the flow goes on with.
   */
  Optional<Done> connect(Tx tx, Interaction now, Instruction.Transfer transfer);

  /**
   * Says, asks and queues on a message channel what the turn wants; answers with what it became.
   */
  Interaction carryOut(Tx tx, FlowTurn turn);

  /** After the commit: there is a request to make. A hint; the clock finds it, too. */
  void effectDue(TenantId tenant, InteractionId contact);
}
