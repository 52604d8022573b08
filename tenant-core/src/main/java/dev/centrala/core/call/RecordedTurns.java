package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.recording.CallRecorder;
import dev.centrala.core.recording.LeftMessages;

/**
 * What a flow's turn means for the recording of its call: begun, stopped, silent for a secret, a
 * message asked for. What is asked after the agent has left is no part of the talk.
 */
final class RecordedTurns {
  private RecordedTurns() {}

  static void follow(CallRecorder recorder, LeftMessages messages, Tx tx, FlowTurn turn) {
    if (!turn.isNew() || turn.instructions().isEmpty()) {
      return;
    }
    if (turn.interaction().disconnectedAt() != null) {
      recorder.talkIsOver(tx, turn.interaction().id());
    }
    for (Instruction each : turn.instructions()) {
      if (each instanceof Instruction.SetRecording(String node, boolean on)) {
        recorder.decided(tx, turn.interaction(), on);
      }
    }
    if (turn.last() instanceof Instruction.Voicemail asks) {
      messages.ask(tx, turn.interaction(), asks.queue(), asks.maxSeconds());
    }
    boolean secret = turn.last() instanceof Instruction.Ask ask && ask.question().secret();
    recorder.keepSecret(tx, turn.interaction().id(), secret);
  }
}
