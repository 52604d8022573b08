package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.recording.CallRecorder;

/** What a flow's turn means for the recording of its call: begun, stopped, silent for a secret. */
final class RecordedTurns {
  private RecordedTurns() {}

  static void follow(CallRecorder recorder, Tx tx, FlowTurn turn) {
    if (!turn.isNew() || turn.instructions().isEmpty()) {
      return;
    }
    for (Instruction each : turn.instructions()) {
      if (each instanceof Instruction.SetRecording(String node, boolean on)) {
        recorder.decided(tx, turn.interaction(), on);
      }
    }
    boolean secret = turn.last() instanceof Instruction.Ask ask && ask.question().secret();
    recorder.keepSecret(tx, turn.interaction().id(), secret);
  }
}
