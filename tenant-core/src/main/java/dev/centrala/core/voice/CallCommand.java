package dev.centrala.core.voice;

import dev.centrala.core.shared.RecordingId;
import org.jspecify.annotations.Nullable;

/** Something that a carrier is to do with one line. */
public sealed interface CallCommand {
  /**
   * Calls the line's address; whoever answers asks us what to do. The carrier ends the line after
   * {@code longestSeconds}, whatever we have forgotten by then.
   */
  record Dial(int ringSeconds, int longestSeconds) implements CallCommand {
    public static final int LONGEST_SECONDS = 4 * 60 * 60;

    public Dial(int ringSeconds) {
      this(ringSeconds, LONGEST_SECONDS);
    }
  }

  /** Lets the line ask us again what to do, whatever it does now. */
  record AskAgain() implements CallCommand {}

  /** Mutes or holds the line in its room; what is absent stays. A held one hears music. */
  record Change(@Nullable Boolean muted, @Nullable Boolean held) implements CallCommand {}

  /**
   * Lets a supervisor's line in its room be heard by nobody ({@code muted}), by the line of {@code
   * coachedId} alone, or by everybody.
   */
  record TakePart(boolean muted, @Nullable String coachedId) implements CallCommand {}

  /** Plays tones to the line. */
  record SendDigits(String digits) implements CallCommand {}

  /** Records the line, both sides apart. */
  record StartRecording(RecordingId recording) implements CallCommand {}

  /** What is said from now on is silence in the recording. */
  record PauseRecording(RecordingId recording) implements CallCommand {}

  record ResumeRecording(RecordingId recording) implements CallCommand {}

  record StopRecording(RecordingId recording) implements CallCommand {}

  record HangUp() implements CallCommand {}
}
