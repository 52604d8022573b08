package dev.centrala.connectors.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords that Twilio handles itself on long codes by default (its support page "Opt-out
 * keywords (SMS STOP filtering)"). Only a message that is the one word counts.
 */
enum CarrierKeyword {
  STOP(
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
      "You have successfully been unsubscribed. You will not receive any more messages from this"
          + " number. Reply START to resubscribe."),
  START(
      Set.of("START", "YES", "UNSTOP"),
      "You have successfully been re-subscribed to messages from this number. Reply HELP for help."
          + " Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
  HELP(Set.of("HELP", "INFO"), "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

  private final Set<String> words;
  private final String answer;

  CarrierKeyword(Set<String> words, String answer) {
    this.words = words;
    this.answer = answer;
  }

  String answer() {
    return answer;
  }

  static Optional<CarrierKeyword> of(String body) {
    String word = body.strip().toUpperCase(Locale.ROOT);
    for (CarrierKeyword keyword : values()) {
      if (keyword.words.contains(word)) {
        return Optional.of(keyword);
      }
    }
    return Optional.empty();
  }
}
