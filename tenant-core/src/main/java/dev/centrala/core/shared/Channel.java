package dev.centrala.core.shared;

import java.util.Locale;
import java.util.Optional;

/** How a customer reaches a business. */
public enum Channel {
  VOICE,
  CHAT,
  SMS,
  MAIL,
  SOCIAL,
  VIDEO,
  TASK;

  /** The name in JSON and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Channel> fromWireName(String name) {
    for (Channel channel : values()) {
      if (channel.wireName().equals(name)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
