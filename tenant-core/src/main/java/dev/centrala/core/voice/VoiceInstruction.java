package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line is to do next, in order. Texts are rendered and in the right language; nothing here
 * belongs to one carrier: a connector says it in TwiML, another one plays it into its mixer.
 */
public sealed interface VoiceInstruction {
  /** Speaks a text; {@code language} is a BCP 47 tag. */
  record Say(String text, String language) implements VoiceInstruction {}

  /** Plays a recording of the tenant; {@code times} 0 is until something else happens. */
  record Play(String audioId, int times) implements VoiceInstruction {}

  /** Plays our music for those who wait. */
  record Music() implements VoiceInstruction {}

  record Pause(int seconds) implements VoiceInstruction {}

  /**
   * Asks, and hands what is pressed or said to the door of answers under the step. The prompts are
   * {@code Say} and {@code Play}; {@code digits} is how many end the input, 0 for any number until
   * {@code finishOn} or silence. {@code secret}: must not be kept by anybody.
   */
  record Ask(
      List<VoiceInstruction> prompts,
      int digits,
      @Nullable String finishOn,
      int timeoutSeconds,
      boolean speech,
      String language,
      List<String> hints,
      boolean secret,
      Answers to)
      implements VoiceInstruction {
    public Ask {
      prompts = List.copyOf(prompts);
      hints = List.copyOf(hints);
    }
  }

  /** Waits for an agent; what is heard meanwhile is asked for again and again. */
  record WaitForAgent(InteractionId interaction) implements VoiceInstruction {}

  /** Meets the others of the call in its room. */
  record Join(String room, LegId leg, boolean muted) implements VoiceInstruction {}

  /** Asks us again what to do. */
  record AskAgain(Answers at) implements VoiceInstruction {}

  /** Leaves a waiting line, back to whoever sent it there. */
  record Leave() implements VoiceInstruction {}

  /** Records what is said after the tone and hands it to the door of answers. */
  record TakeMessage(int maxSeconds, String finishOn, Answers to) implements VoiceInstruction {}

  /** Connects the line with a number outside; when that is over the line asks again. */
  record Connect(String address, String callerId, int ringSeconds, Answers then)
      implements VoiceInstruction {}

  record Digits(String digits) implements VoiceInstruction {}

  record HangUp() implements VoiceInstruction {}

  /** Where a line comes back to. */
  sealed interface Answers {
    /** The customer's line: its flow takes this as the input of this step. */
    record OfFlow(InteractionId interaction, int step) implements Answers {}

    /** While waiting in a queue: what was pressed there. */
    record OfQueue(InteractionId interaction) implements Answers {}

    /** The customer's line, without an input. */
    record Customer(InteractionId interaction) implements Answers {}

    /** A line that we dialled. */
    record OfLeg(LegId leg) implements Answers {}
  }
}
