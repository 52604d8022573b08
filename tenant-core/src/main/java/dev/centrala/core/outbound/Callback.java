package dev.centrala.core.outbound;

import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that the business has promised: to whom, out of which contact ({@code origin}), how often
 * it was tried, and the contact of the present try. {@code lookAt} is when something is next to be
 * done for it; absent once it is over.
 */
public record Callback(
    CallbackId id,
    State state,
    Instruction.CallBack wanted,
    CustomerId customer,
    @Nullable InteractionId origin,
    int tries,
    @Nullable InteractionId contact,
    @Nullable Instant lookAt,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String outcome) {

  /** Where it stands. */
  public enum State {
    /** It will wait in its queue from an instant on. */
    SCHEDULED("scheduled"),
    /** It waits in its queue, or is being made. */
    WAITING("waiting"),
    DONE("done"),
    FAILED("failed"),
    CANCELED("canceled");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static State fromWireName(String name) {
      for (State state : values()) {
        if (state.wireName.equals(name)) {
          return state;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }

  static Callback booked(
      Instruction.CallBack wanted,
      CustomerId customer,
      @Nullable InteractionId origin,
      Instant now) {
    Instant due = wanted.at() == null ? now : wanted.at();
    return new Callback(
        CallbackId.next(),
        State.SCHEDULED,
        wanted,
        customer,
        origin,
        0,
        null,
        due,
        now,
        null,
        null);
  }

  public boolean isOver() {
    return state != State.SCHEDULED && state != State.WAITING;
  }

  Callback waiting(InteractionId in, Instant look) {
    return with(State.WAITING, tries, in, look, null, null);
  }

  Callback again(int tried, Instant due) {
    return with(State.SCHEDULED, tried, contact, due, null, null);
  }

  Callback over(State last, int tried, String why, Instant at) {
    return with(last, tried, contact, null, at, why);
  }

  private Callback with(
      State next,
      int tried,
      @Nullable InteractionId in,
      @Nullable Instant look,
      @Nullable Instant ended,
      @Nullable String why) {
    return new Callback(id, next, wanted, customer, origin, tried, in, look, createdAt, ended, why);
  }
}
