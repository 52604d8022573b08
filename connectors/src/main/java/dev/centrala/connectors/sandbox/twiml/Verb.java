package dev.centrala.connectors.sandbox.twiml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verb of a TwiML document, with Twilio's defaults filled in. URLs are as written: relative to
 * the document.
 */
public sealed interface Verb {

  /** What callers hear: {@link Say}, {@link Play} and {@link Pause}. */
  sealed interface Prompt extends Verb {}

  /** {@code loop} 0 means for ever. */
  record Say(String text, @Nullable String language, @Nullable String voice, int loop)
      implements Prompt {}

  /** Audio, or keys when {@code digits} is given. */
  record Play(String url, @Nullable String digits, int loop) implements Prompt {}

  record Pause(int seconds) implements Prompt {}

  /**
   * Asks for digits, speech or both.
   *
   * @param action where the result goes; null is the document's own URL
   * @param finishOnKey may be empty: no key ends it
   * @param numDigits null: any number of them
   */
  record Gather(
      boolean digits,
      boolean speech,
      @Nullable String action,
      String method,
      int timeoutSeconds,
      String finishOnKey,
      @Nullable Integer numDigits,
      boolean actionOnEmptyResult,
      String language,
      List<Prompt> prompts)
      implements Verb {}

  /** Goes on with another document; an empty URL is this one again. */
  record Redirect(String url, String method) implements Verb {}

  record Hangup() implements Verb {}

  /** Refuses a call that was not answered: {@code rejected} or {@code busy}. */
  record Reject(String reason) implements Verb {}

  /**
   * Puts the caller into a queue.
   *
   * @param waitUrl null is the carrier's own music
   */
  record Enqueue(
      String queue,
      @Nullable String action,
      String method,
      @Nullable String waitUrl,
      String waitMethod)
      implements Verb {}

  /** Leaves the queue; only in what a waiting caller hears. */
  record Leave() implements Verb {}

  /** Records what the caller says. */
  record Recording(
      @Nullable String action,
      String method,
      int timeoutSeconds,
      String finishOnKey,
      int maxSeconds,
      boolean beep,
      @Nullable ReportTarget recordingStatus)
      implements Verb {}

  /**
   * Connects the caller.
   *
   * @param record Twilio's value, such as {@code record-from-answer-dual}
   * @param timeLimitSeconds how long the parties may talk
   */
  record Dial(
      List<DialTarget> targets,
      @Nullable String action,
      String method,
      int timeoutSeconds,
      boolean hangupOnStar,
      int timeLimitSeconds,
      @Nullable String callerId,
      String record,
      boolean answerOnBridge,
      boolean sequential,
      @Nullable ReportTarget recordingStatus)
      implements Verb {}
}
