package dev.centrala.core.voice;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line is to do next, in order. Texts are rendered and in the right language; nothing here
 * belongs to one carrier: a connector says it in TwiML, another one plays it into its mixer.
 */
public sealed interface VoiceInstruction {
  /** Speaks a text; {@code language} is a BCP 47 tag, absent for the carrier's own. */
  record Say(String text, @Nullable String language) implements VoiceInstruction {}

  /** Plays a recording of the tenant. */
  record Play(AttachmentId audio) implements VoiceInstruction {}

  /** Plays our music for those who wait, so many times its length; 0 is without an end. */
  record Music(int times) implements VoiceInstruction {
    public static final int SECONDS = 12;
  }

  record Pause(int seconds) implements VoiceInstruction {}

  /**
   * Asks, and hands what is pressed or said to the door of answers. The prompts are {@code Say},
   * {@code Play}, {@code Music} and {@code Pause}; {@code digits} is how many end the input, 0 for
   * any number until {@code finishOn} or silence. Silence is an answer where {@code silenceToo}
   * says so, else the line goes on with what follows.
   */
  record Ask(
      List<VoiceInstruction> prompts,
      int digits,
      @Nullable String finishOn,
      int timeoutSeconds,
      boolean speech,
      @Nullable String language,
      List<String> hints,
      boolean silenceToo,
      Door to)
      implements VoiceInstruction {
    public Ask {
      prompts = List.copyOf(prompts);
      hints = List.copyOf(hints);
    }
  }

  /** Waits for an agent; what is heard meanwhile is asked for at the door of the queue. */
  record WaitForAgent(InteractionId interaction) implements VoiceInstruction {}

  /** Waits no longer; the line asks again what to do. */
  record LeaveQueue() implements VoiceInstruction {}

  /**
   * Meets the others of the call in its room; asks again when it has left the room. One that is
   * {@code muted} is heard by nobody, one with a {@code coachedId}, the carrier's id of a line, by
   * that line alone.
   */
  record Join(
      String room, LegId leg, InteractionId interaction, boolean muted, @Nullable String coachedId)
      implements VoiceInstruction {
    public Join(String room, LegId leg, InteractionId interaction) {
      this(room, leg, interaction, false, null);
    }
  }

  /** Asks us again what to do. */
  record AskAgain(Door at) implements VoiceInstruction {}

  /**
   * Records what is said after the tone and hands it to the door of answers; what the carrier
   * reports of it names the recording.
   */
  record TakeMessage(int maxSeconds, RecordingId recording, Door to) implements VoiceInstruction {}

  /**
   * Connects the line with an address outside; when that is over the line asks again. What becomes
   * of the other line is reported as that of {@code leg}, if it is written down.
   */
  record Connect(String address, String callerId, int ringSeconds, @Nullable LegId leg, Door then)
      implements VoiceInstruction {}

  record HangUp() implements VoiceInstruction {}

  /** Where a line comes back to. */
  sealed interface Door {
    /** The customer's line: its flow takes what comes as the input of this step. */
    record OfFlow(InteractionId interaction, int step) implements Door {}

    /**
     * The customer's line in a queue, where it has been answered so many times already; the flow
     * waits at that step meanwhile.
     */
    record OfQueue(InteractionId interaction, int round, int step) implements Door {}

    /** The customer's line, without an input. */
    record OfCustomer(InteractionId interaction) implements Door {}

    /** A line that we dialled. */
    record OfLeg(LegId leg) implements Door {}
  }
}
