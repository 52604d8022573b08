package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.shared.InteractionId;

/** What one node tells another about sockets there. Nothing depends on its arrival. */
sealed interface Hint {
  /** Something changed in the agent's feed. */
  record AgentNews(AgentKey agent) implements Hint {}

  /** The delta that was just kept in the agent's feed. */
  record AgentNext(AgentKey agent, long seq, String frame) implements Hint {}

  record AgentPassing(AgentKey agent, String frame) implements Hint {}

  record ChatNews(InteractionId chat) implements Hint {}

  record ChatTyping(InteractionId chat) implements Hint {}

  /** A letter, the subject, and for a delta its number if it has one and the frame. */
  default String text() {
    return switch (this) {
      case AgentNews news -> "n" + news.agent().text();
      case AgentNext next -> "d" + next.agent().text() + " " + next.seq() + " " + next.frame();
      case AgentPassing passing -> "p" + passing.agent().text() + " " + passing.frame();
      case ChatNews news -> "c" + news.chat();
      case ChatTyping typing -> "t" + typing.chat();
    };
  }

  static Hint parse(String text) {
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'n' -> new AgentNews(AgentKey.parse(rest));
      case 'd' -> {
        String[] words = rest.split(" ", 3);
        yield new AgentNext(AgentKey.parse(words[0]), Long.parseLong(words[1]), words[2]);
      }
      case 'p' -> {
        String[] words = rest.split(" ", 2);
        yield new AgentPassing(AgentKey.parse(words[0]), words[1]);
      }
      case 'c' -> new ChatNews(InteractionId.parse(rest));
      case 't' -> new ChatTyping(InteractionId.parse(rest));
      default -> throw new IllegalArgumentException("a hint of a later release");
    };
  }
}
