package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.shared.InteractionId;

/** What one node tells another about sockets there. Nothing depends on its arrival. */
sealed interface Hint {
  record AgentNews(AgentKey agent) implements Hint {}

  record AgentPassing(AgentKey agent, String frame) implements Hint {}

  record ChatNews(InteractionId chat) implements Hint {}

  record ChatTyping(InteractionId chat) implements Hint {}

  /** A letter, the subject, and for a passing delta the frame. */
  default String text() {
    return switch (this) {
      case AgentNews news -> "n" + news.agent().text();
      case AgentPassing passing -> "p" + passing.agent().text() + " " + passing.frame();
      case ChatNews news -> "c" + news.chat();
      case ChatTyping typing -> "t" + typing.chat();
    };
  }

  static Hint parse(String text) {
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'n' -> new AgentNews(AgentKey.parse(rest));
      case 'p' -> {
        int space = rest.indexOf(' ');
        yield new AgentPassing(AgentKey.parse(rest.substring(0, space)), rest.substring(space + 1));
      }
      case 'c' -> new ChatNews(InteractionId.parse(rest));
      case 't' -> new ChatTyping(InteractionId.parse(rest));
      default -> throw new IllegalArgumentException("a hint of a later release");
    };
  }
}
