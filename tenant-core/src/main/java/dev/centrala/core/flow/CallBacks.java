package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;

/** Books calls that the business will make to a customer. */
@FunctionalInterface
public interface CallBacks {
  /** {@code EffectDone}, or {@code Failed} as {@link Instruction.CallBack} says. */
  FlowInput book(Tx tx, Interaction contact, Instruction.CallBack wanted);

  /** Where no calls are made. */
  CallBacks NONE = (tx, contact, wanted) -> new FlowInput.Failed("unsupported");
}
