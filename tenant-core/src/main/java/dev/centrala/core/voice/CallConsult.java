package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else on a call, or on their way to it: whom its agent {@code by} asks while the customer
 * waits, or where the customer is sent. {@code leg} is absent until somebody is called.
 */
public record CallConsult(
    InteractionId interaction, UserId by, @Nullable LegId leg, To to, Stage stage) {
  /** Who is asked; {@code id} is that of a queue or a user, a number is its own name. */
  public record To(Kind kind, @Nullable UUID id, String name) {}

  /** What is asked. */
  public enum Kind {
    QUEUE("queue"),
    USER("user"),
    ADDRESS("address");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static Kind fromWireName(String name) {
      for (Kind kind : values()) {
        if (kind.wireName.equals(name)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }

  /** How far it has come. */
  public enum Stage {
    /** The agent talks with them, or all do. */
    ASKING,
    /** They are being given the work. */
    HANDING,
    /** The agent has left before they answered. */
    BLIND,
    /** The agent has left, and customer and outsider talk. */
    ALONE
  }

  public CallConsult at(Stage next) {
    return new CallConsult(interaction, by, leg, to, next);
  }

  public CallConsult on(LegId line) {
    return new CallConsult(interaction, by, line, to, stage);
  }

  public boolean isOn(CallLeg line) {
    return line.id().equals(leg);
  }
}
