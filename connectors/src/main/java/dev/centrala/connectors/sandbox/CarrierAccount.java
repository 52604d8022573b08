package dev.centrala.connectors.sandbox;

import java.time.Instant;

/**
 * An account at the sandbox carrier.
 *
 * @param optOut who answers STOP, START and HELP on this account's numbers
 */
public record CarrierAccount(
    String sid, String authToken, String friendlyName, Instant createdAt, OptOut optOut) {

  /** The three ways Twilio handles opt-out keywords. */
  public enum OptOut {
    /** The carrier answers and blocks; the webhook looks like any other message. */
    DEFAULT,
    /** As the default, and the webhook carries {@code OptOutType}. */
    ADVANCED,
    /** The account has taken it over: the carrier neither answers nor blocks. */
    OFF
  }

  CarrierAccount withOptOut(OptOut mode) {
    return new CarrierAccount(sid, authToken, friendlyName, createdAt, mode);
  }

  @Override
  public String toString() {
    return "CarrierAccount[" + sid + "]";
  }
}
