package dev.centrala.core.messaging;

import dev.centrala.core.tenant.OptOutSettings;
import dev.centrala.core.tenant.OptOutSettings.HandledBy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a message that may be STOP, START or HELP does. Where the carrier answers such
 * words, we never answer them again, but we keep the same books; words it does not know (other
 * languages) are ours to honour in either mode. YES, END or CANCEL said where they change nothing
 * are plain words to people.
 *
 * @param carrierSaw the word that the carrier says it has handled; null when it does not say
 */
public record OptOutPolicy(OptOutSettings settings, @Nullable OptOutWord carrierSaw) {
  private static final String STOP_TEXT =
      "You will not get any more messages from this number. Reply START to get them again.";
  private static final String START_TEXT =
      "You will get messages from this number again. Reply STOP to end them.";
  private static final String HELP_TEXT =
      "Write to us here and we will answer. Reply STOP to get no more messages.";

  /**
   * What to do.
   *
   * @param optedOut the customer's wish from now on
   * @param reply what we answer; null for nothing
   * @param forPeople the message takes its usual way; otherwise it is kept, but wakes nobody
   */
  public record Decision(boolean optedOut, @Nullable String reply, boolean forPeople) {}

  /**
   * @param optedOut the customer's wish so far
   * @param inConversation the thread has an open interaction
   */
  public Decision decide(String text, boolean optedOut, boolean inConversation) {
    Optional<OptOutWord> word = Optional.ofNullable(carrierSaw).or(() -> OptOutWord.of(text));
    if (word.isEmpty()) {
      return new Decision(optedOut, null, true);
    }
    boolean carrierAnswers =
        settings.handledBy() == HandledBy.CARRIER
            && (carrierSaw != null || OptOutWord.isKnownToCarriers(text));
    return switch (word.get()) {
      case STOP -> new Decision(true, carrierAnswers || optedOut ? null : stopText(), false);
      case START ->
          optedOut
              ? new Decision(false, carrierAnswers ? null : startText(), false)
              : new Decision(false, null, true);
      case HELP ->
          new Decision(optedOut, carrierAnswers || optedOut ? null : helpText(), inConversation);
    };
  }

  private String stopText() {
    return settings.stopText() == null ? STOP_TEXT : settings.stopText();
  }

  private String startText() {
    return settings.startText() == null ? START_TEXT : settings.startText();
  }

  private String helpText() {
    return settings.helpText() == null ? HELP_TEXT : settings.helpText();
  }
}
