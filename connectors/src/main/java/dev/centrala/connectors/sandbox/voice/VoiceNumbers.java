package dev.centrala.connectors.sandbox.voice;

import java.util.Optional;

/** The numbers that accounts have, and where their calls go. */
public interface VoiceNumbers {

  /** The voice settings of a number; what is not set is empty. */
  record VoiceNumber(
      String accountSid,
      String phoneNumber,
      String phoneNumberSid,
      Source voice,
      Source fallback,
      Source statusCallback) {}

  Optional<VoiceNumber> number(String phoneNumber);
}
