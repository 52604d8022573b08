package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.Channel;

/** Calls on one side, everything that is written on the other. */
public final class ChannelTurns implements TurnCarrier {
  private final TurnCarrier messages;
  private final TurnCarrier calls;

  public ChannelTurns(TurnCarrier messages, TurnCarrier calls) {
    this.messages = messages;
    this.calls = calls;
  }

  @Override
  public Interaction carryOut(Tx tx, FlowTurn turn) {
    return turn.interaction().channel() == Channel.VOICE
        ? calls.carryOut(tx, turn)
        : messages.carryOut(tx, turn);
  }
}
