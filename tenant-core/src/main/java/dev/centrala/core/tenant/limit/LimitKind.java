package dev.centrala.core.tenant.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What is limited. A rate refills over its window; a level is what is there at the same time. */
public enum LimitKind {
  REQUESTS("requests", 1),
  MESSAGES_IN("messagesIn", 60),
  MESSAGES_OUT("messagesOut", 60),
  INTERACTIONS("interactions", 0),
  AGENT_SOCKETS("agentSockets", 0),
  CHAT_SOCKETS("chatSockets", 0);

  private final String wireName;
  private final int windowSeconds;

  LimitKind(String wireName, int windowSeconds) {
    this.wireName = wireName;
    this.windowSeconds = windowSeconds;
  }

  public String wireName() {
    return wireName;
  }

  public boolean isRate() {
    return windowSeconds > 0;
  }

  /** A level whose truth is rows that others end: a lease is only for what is being begun. */
  public boolean isCounted() {
    return this == INTERACTIONS;
  }

  /** Zero for a level. */
  public Duration window() {
    return Duration.ofSeconds(windowSeconds);
  }

  public static Optional<LimitKind> fromWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }
}
