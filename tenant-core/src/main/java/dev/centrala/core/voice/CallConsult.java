package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else on a call, or on their way to it: whom its agent {@code by} asks while the customer
 * waits, or where the customer is sent. {@code leg} is absent until somebody is called. {@code
 * contact} is what is offered in a queue that is asked.
 */
public record CallConsult(
    InteractionId interaction,
    UserId by,
    @Nullable LegId leg,
    To to,
    Stage stage,
    @Nullable InteractionId contact) {
  /** Somebody is asked by name or number. */
  public CallConsult(
      InteractionId interaction, UserId by, @Nullable LegId leg, To to, Stage stage) {
    this(interaction, by, leg, to, stage, null);
  }

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
    return new CallConsult(interaction, by, leg, to, next, contact);
  }

  public CallConsult on(@Nullable LegId line) {
    return new CallConsult(interaction, by, line, to, stage, contact);
  }

  public boolean isOn(CallLeg line) {
    return line.id().equals(leg);
  }
}
