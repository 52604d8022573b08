package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;

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
