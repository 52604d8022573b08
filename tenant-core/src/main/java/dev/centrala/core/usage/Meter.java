package dev.centrala.core.usage;

import java.util.Optional;

/** What is counted, and in which unit. */
public enum Meter {
  SMS_SEGMENTS("sms.segments", "segment"),
  CHAT_CONVERSATIONS("chat.conversations", "conversation"),
  STORAGE_BYTES("storage.bytes", "byte"),
  AGENT_SEAT_SECONDS("agent.seatSeconds", "second");

  private final String wireName;
  private final String unit;

  Meter(String wireName, String unit) {
    this.wireName = wireName;
    this.unit = unit;
  }

  public String wireName() {
    return wireName;
  }

  public String unit() {
    return unit;
  }

  public static Optional<Meter> fromWireName(String name) {
    for (Meter meter : values()) {
      if (meter.wireName.equals(name)) {
        return Optional.of(meter);
      }
    }
    return Optional.empty();
  }
}
