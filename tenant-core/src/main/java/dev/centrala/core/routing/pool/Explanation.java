package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why routing decided as it did: who was chosen, the nearest few who were not, by name, and how
 * many others for which reason. The full list comes from replay, see {@link Witness}. {@code
 * considered} counts the agents who fitted and were free. {@code by} is the name of the person who
 * decided, where one did. {@code inputs} is what the decision went by.
 */
public record Explanation(
    long atMillis,
    Kind kind,
    String queueName,
    int ring,
    @Nullable UserId chosen,
    @Nullable String chosenName,
    int considered,
    List<NotChosen> nearest,
    List<ReasonCount> others,
    @Nullable TieBreak tieBreak,
    @Nullable String by,
    @Nullable HeldFor heldFor,
    boolean paused,
    @Nullable Shared shared,
    @Nullable Inputs inputs) {
  public Explanation {
    nearest = List.copyOf(nearest);
    others = List.copyOf(others);
  }

  /** Which decision is explained. */
  public enum Kind {
    OFFERED,
    /** Given without an offer, as the queue has it. */
    ASSIGNED_DIRECTLY,
    ACCEPTED,
    RESUMED,
    KEPT_WAITING,
    PICKED,
    PUSHED,
    /** Pushed although the agent had no room for it. */
    PUSHED_OVER_CAPACITY,
    /** The agent began it by themselves. */
    BEGUN;

    public String wireName() {
      return switch (this) {
        case OFFERED -> "offered";
        case ASSIGNED_DIRECTLY -> "assignedDirectly";
        case ACCEPTED -> "accepted";
        case RESUMED -> "resumed";
        case KEPT_WAITING -> "keptWaiting";
        case PICKED -> "picked";
        case PUSHED -> "pushed";
        case PUSHED_OVER_CAPACITY -> "pushedOverCapacity";
        case BEGUN -> "begun";
      };
    }
  }

  /** One agent who was not chosen, and why. */
  public record NotChosen(UserId agent, String name, Reason reason) {}

  /** For whom alone the contact was held, and why. */
  public record HeldFor(UserId agent, String name, Hold.Kind kind) {}

  /** Of how many at once the agent is one, and who else was asked at that time, in that order. */
  public record Shared(int most, List<AlsoAsked> others) {
    public Shared {
      others = List.copyOf(others);
    }
  }

  /** An agent who was asked, too. */
  public record AlsoAsked(UserId agent, String name) {}

  /**
   * What the decision about one contact went by: the clauses that agents had to meet, in words; how
   * long it had waited; its priority with that of its queue; in which order the queue serves, and
   * the contact's place among all (when it came or is due, priority counted as waiting: the
   * smallest is first); and when it is due, 0 where nothing says so and the queue does not serve by
   * it. Milliseconds.
   */
  public record Inputs(
      List<String> asked,
      long waitedMillis,
      long priority,
      Order order,
      long placeMillis,
      long dueAtMillis) {
    public Inputs {
      asked = List.copyOf(asked);
    }
  }

  /** How many further agents were not chosen for one kind of reason. */
  public record ReasonCount(Reason reason, int count) {}

  /**
   * What set the chosen agent apart: the method, its figure for the chosen agent, and what broke a
   * tie. With {@code draw} the lot can be drawn again.
   */
  public record TieBreak(Selection selection, long figure, Decider decider, @Nullable Draw draw) {}

  /** What the choice came down to. */
  public enum Decider {
    ONLY_ONE,
    RANK,
    METHOD,
    LONGEST_IDLE,
    ID
  }

  /** The same at another time. */
  Explanation at(long millis) {
    return millis == atMillis ? this : copy(millis, shared, inputs);
  }

  /** The same, of an offer that is one of several. */
  Explanation sharedWith(Shared others) {
    return copy(atMillis, others, inputs);
  }

  /** The same, decided by this. */
  Explanation given(Inputs what) {
    return copy(atMillis, shared, what);
  }

  /** The same of another contact, at another time. */
  Explanation at(long millis, Inputs what) {
    return copy(millis, shared, what);
  }

  private Explanation copy(long millis, @Nullable Shared with, @Nullable Inputs what) {
    return new Explanation(
        millis,
        kind,
        queueName,
        ring,
        chosen,
        chosenName,
        considered,
        nearest,
        others,
        tieBreak,
        by,
        heldFor,
        paused,
        with,
        what);
  }

  /** The decision in one or two plain sentences, for a supervisor. */
  public String text() {
    return ExplanationText.of(this);
  }

  /** The tie-break in words; empty when there was no choice to make. */
  public String tieBreakText() {
    return tieBreak == null ? "" : ExplanationText.tieBreak(tieBreak);
  }
}
