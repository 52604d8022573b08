package dev.centrala.connectors.twilio;

/** Counts what an operator watches. The names become metrics. */
public interface TwilioCounters {

  /** What is counted. */
  enum Event {
    WEBHOOK_ACCEPTED,
    WEBHOOK_FORGED,
    WEBHOOK_UNAVAILABLE,
    SEND_ACCEPTED,
    SEND_REFUSED,
    SEND_THROTTLED,
    SEND_UNKNOWN,
    /** A send of unknown outcome that a look-up settled. */
    SEND_LOOKED_UP,
    /** A send of unknown outcome that no look-up can settle. */
    SEND_AMBIGUOUS,
    MISSED_FETCHED,
    MEDIA_REFUSED
  }

  void count(Event event);
}
