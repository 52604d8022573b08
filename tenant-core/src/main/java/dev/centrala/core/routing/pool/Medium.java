package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import java.util.Locale;

/** What capacity tells apart: kinds of channels that take an agent in the same way. */
public enum Medium {
  VOICE("calls"),
  CHAT("chats"),
  MESSAGE("messages"),
  MAIL("mails"),
  TASK("tasks");

  private final String plural;

  Medium(String plural) {
    this.plural = plural;
  }

  /** Refuses with {@link IllegalArgumentException} a name that is none. */
  public static Medium fromWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String plural() {
    return plural;
  }

  /** Video counts as a call; SMS and social as messages. */
  public static Medium of(Channel channel) {
    return switch (channel) {
      case VOICE, VIDEO -> VOICE;
      case CHAT -> CHAT;
      case SMS, SOCIAL -> MESSAGE;
      case MAIL -> MAIL;
      case TASK -> TASK;
    };
  }
}
