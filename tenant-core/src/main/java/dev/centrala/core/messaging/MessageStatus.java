package dev.centrala.core.messaging;

import java.util.Locale;

/** How far a message has come. Terminal states absorb: DELIVERED and FAILED never change again. */
public enum MessageStatus {
  RECEIVED,
  PENDING,
  SENT,
  DELIVERED,
  FAILED,
  /** It may or may not have left: the provider never said, and looking it up gave no answer. */
  AMBIGUOUS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static MessageStatus fromWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Whether a report of {@code next} says more than this; reports come late, twice and out of
   * order.
   */
  public boolean mayBecome(MessageStatus next) {
    return switch (this) {
      case RECEIVED, DELIVERED, FAILED -> false;
      case PENDING -> next != PENDING && next != RECEIVED;
      case SENT -> next == DELIVERED || next == FAILED;
      case AMBIGUOUS -> next == SENT || next == DELIVERED || next == FAILED;
    };
  }
}
