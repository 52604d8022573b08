package dev.centrala.core.call;

import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Option;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Question;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.VoiceInstruction;
import dev.centrala.core.voice.VoiceInstruction.Door;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow's turn as instructions to a caller's line, and what comes back as the flow's input. */
final class CallTurns {
  private static final int LONGEST_PAUSE_SECONDS = 20;
  private static final int EFFECT_PAUSE_SECONDS = 1;
  private static final int RING_SECONDS = 30;
  private static final int ANSWER_SECONDS = 8;

  private CallTurns() {}

  /**
   * {@code line} is our number, which those outside see; {@code legs} are the lines of the call,
   * {@code message} the one that a caller is asked for, absent when it has been left.
   */
  static List<VoiceInstruction> instructions(
      InteractionId interaction,
      FlowTurn turn,
      String line,
      List<CallLeg> legs,
      @Nullable RecordingId message) {
    List<VoiceInstruction> instructions = new ArrayList<>();
    Door here = new Door.OfFlow(interaction, turn.step());
    for (Instruction each : turn.instructions()) {
      switch (each) {
        case Instruction.Say say -> instructions.add(spoken(say.prompt()));
        case Instruction.Ask ask -> instructions.add(question(ask.question(), here));
        case Instruction.Enqueue enqueue ->
            instructions.add(new VoiceInstruction.WaitForAgent(interaction));
        case Instruction.Voicemail voicemail -> {
          if (message != null) {
            instructions.add(spoken(voicemail.prompt()));
            instructions.add(
                new VoiceInstruction.TakeMessage(voicemail.maxSeconds(), message, here));
          }
          instructions.add(new VoiceInstruction.AskAgain(here));
        }
        case Instruction.Transfer transfer ->
            instructions.add(
                new VoiceInstruction.Connect(
                    transfer.address(),
                    line,
                    RING_SECONDS,
                    connected(transfer.address(), legs),
                    here));
        case Instruction.Wait(String node, int seconds, boolean effect) -> {
          int pause = effect ? EFFECT_PAUSE_SECONDS : Math.min(LONGEST_PAUSE_SECONDS, seconds);
          instructions.add(new VoiceInstruction.Pause(Math.max(1, pause)));
          instructions.add(new VoiceInstruction.AskAgain(here));
        }
        case Instruction.End _, Instruction.Handover _ ->
            instructions.add(new VoiceInstruction.HangUp());
        case Instruction.SetRecording recording -> {}
        case Instruction.CallBack later -> throw unexpected(later);
        case Instruction.Send send -> throw unexpected(send);
      }
    }
    return instructions;
  }

  private static @Nullable LegId connected(String address, List<CallLeg> legs) {
    return legs.stream()
        .filter(leg -> leg.kind() == LegKind.OUTSIDE && leg.address().equals(address))
        .filter(leg -> !leg.isOver())
        .map(CallLeg::id)
        .findFirst()
        .orElse(null);
  }

  static boolean runsEffect(FlowTurn turn) {
    return turn.last() instanceof Instruction.Wait wait && wait.effect();
  }

  /** The same turn, without what was said before its wait. */
  static List<VoiceInstruction> stillRunning(InteractionId interaction, FlowTurn turn) {
    return List.of(
        new VoiceInstruction.Pause(EFFECT_PAUSE_SECONDS),
        new VoiceInstruction.AskAgain(new Door.OfFlow(interaction, turn.step())));
  }

  private static IllegalStateException unexpected(Instruction instruction) {
    return new IllegalStateException("a line cannot do " + instruction);
  }

  /** Whether a call cannot do it, so that the flow must take another way. */
  static boolean isUnsupported(FlowTurn turn) {
    return !turn.instructions().isEmpty()
        && (turn.last() instanceof Instruction.CallBack || turn.last() instanceof Instruction.Send);
  }

  static VoiceInstruction spoken(Prompt prompt) {
    return prompt.audio() == null
        ? new VoiceInstruction.Say(prompt.text(), prompt.language())
        : new VoiceInstruction.Play(prompt.audio());
  }

  private static VoiceInstruction question(Question question, Door to) {
    List<String> hints = new ArrayList<>();
    for (Option option : question.options()) {
      hints.add(option.label());
      hints.addAll(option.keywords());
    }
    return new VoiceInstruction.Ask(
        question.prompts().stream().map(CallTurns::spoken).toList(),
        question.finishOn() == null ? question.maxDigits() : 0,
        question.finishOn(),
        question.timeoutSeconds() == 0 ? ANSWER_SECONDS : question.timeoutSeconds(),
        question.speech(),
        language(question),
        hints,
        true,
        to);
  }

  private static @Nullable String language(Question question) {
    return question.prompts().isEmpty() ? null : question.prompts().getFirst().language();
  }

  /** What the flow takes the input for, by what it waits for. */
  static FlowInput input(FlowTurn turn, CallInput came) {
    return switch (turn.last()) {
      case Instruction.Transfer transfer ->
          "completed".equals(came.connected())
              ? FlowInput.EffectDone.DONE
              : new FlowInput.Failed(came.connected() == null ? "failed" : came.connected());
      case Instruction.Wait wait -> FlowInput.EffectDone.DONE;
      default -> answer(came);
    };
  }

  private static FlowInput answer(CallInput came) {
    if (came.digits() != null && !came.digits().isEmpty()) {
      return new FlowInput.Digits(came.digits());
    }
    return came.speech() == null || came.speech().isBlank()
        ? new FlowInput.Silence()
        : new FlowInput.Speech(came.speech(), came.confidence());
  }
}
