package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The answer to a question. */
public sealed interface PoolAnswer {

  /**
   * Position 1 is next; 0 when it does not wait. The estimate is -1 when unknown: fewer than 5
   * answers in 15 minutes.
   */
  record Place(
      @Nullable QueueId queue, @Nullable ContactState state, int position, long estimateSeconds)
      implements PoolAnswer {
    public OptionalLong estimatedWaitSeconds() {
      return estimateSeconds < 0 ? OptionalLong.empty() : OptionalLong.of(estimateSeconds);
    }
  }

  /** Queues in order of name, agents in order of name; ties by id. */
  record LiveNumbers(
      long asOfMillis,
      List<QueueNumbers> queues,
      List<AgentNumbers> agents,
      List<NobodyFits> nobodyFits)
      implements PoolAnswer {}

  /**
   * Contacts that nobody of the roster could ever serve, whatever their presence; {@code missing}
   * in words. {@code first} is one of them.
   */
  record NobodyFits(QueueId queue, String missing, int contacts, InteractionId first) {}

  /** Who waits, longest first. */
  record WaitingLine(long asOfMillis, List<WaitingContact> contacts) implements PoolAnswer {}

  /**
   * One who waits and is not on offer; position and estimate as in {@code Place}. The position is 0
   * in a queue too long to count.
   */
  record WaitingContact(
      InteractionId contact,
      QueueId queue,
      long waitedSeconds,
      int position,
      long estimateSeconds) {
    public OptionalLong estimatedWaitSeconds() {
      return estimateSeconds < 0 ? OptionalLong.empty() : OptionalLong.of(estimateSeconds);
    }
  }

  /**
   * One queue now. {@code assigned} counts conversations with an agent, wrap-up and parked ones not
   * among them.
   */
  record QueueNumbers(
      QueueId queue,
      String name,
      int waiting,
      int offered,
      int assigned,
      long longestWaitSeconds,
      DayNumbers today,
      boolean paused,
      boolean closed) {}

  /** One agent now. {@code assigned} counts assigned and parked contacts. */
  record AgentNumbers(
      UserId agent,
      String name,
      Presence presence,
      @Nullable String reason,
      long sinceMillis,
      @Nullable Presence pending,
      boolean connected,
      int used,
      int capacity,
      int assigned,
      int handledToday) {}

  /** All state of the pool after command number {@code image.commands()}. */
  record Picture(PoolImage image) implements PoolAnswer {}

  /** The incarnation that answers. */
  record Standing(long incarnation) implements PoolAnswer {}

  /** Every contact in the pool, in order of id. */
  record Holdings(long incarnation, List<Holding> contacts) implements PoolAnswer {}

  /**
   * One contact and the capacity it takes; {@code confirmed} is false while a grant waits for the
   * database. One on offer to several at once has {@code offers} and no agent.
   */
  record Holding(
      InteractionId contact,
      ContactState state,
      @Nullable UserId agent,
      Epoch epoch,
      int cost,
      boolean confirmed,
      List<OpenOffer> offers) {}
}
