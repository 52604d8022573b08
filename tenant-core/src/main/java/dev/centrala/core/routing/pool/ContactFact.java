package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of one contact. {@code agent} is absent while it waits; {@code
 * dueAtMillis} is when an offer expires or a wrap-up ends, 0 for never; {@code cost} is the
 * capacity it takes of its agent in the database. {@code needs} and {@code dueByMillis} are those
 * of {@code Enqueue}; {@code holds} begin one after another at {@code holdsFromMillis}. {@code
 * wrapUpAsked}: its agent wants a wrap-up. A contact on offer to several at once has {@code offers}
 * and no agent.
 */
public record ContactFact(
    InteractionId contact,
    QueueId queue,
    Channel channel,
    int priority,
    long enqueuedAtMillis,
    ContactState state,
    @Nullable UserId agent,
    Epoch epoch,
    int cost,
    long dueAtMillis,
    Needs needs,
    long dueByMillis,
    List<Hold> holds,
    long holdsFromMillis,
    boolean wrapUpAsked,
    List<OpenOffer> offers) {
  public ContactFact {
    offers = List.copyOf(offers);
    boolean nobodyHasIt = state == ContactState.WAITING || !offers.isEmpty();
    if ((agent == null) != nobodyHasIt || (!offers.isEmpty() && state != ContactState.OFFERED)) {
      throw new IllegalArgumentException(
          "a contact that is " + state + " with agent " + agent + " and offers " + offers);
    }
    if (cost < 0 || cost > CapacityCosts.BUDGET) {
      throw new IllegalArgumentException("cost " + cost);
    }
    holds = List.copyOf(holds);
  }

  /** A contact that needs no more than its queue asks for. */
  public ContactFact(
      InteractionId contact,
      QueueId queue,
      Channel channel,
      int priority,
      long enqueuedAtMillis,
      ContactState state,
      @Nullable UserId agent,
      Epoch epoch,
      int cost,
      long dueAtMillis) {
    this(
        contact,
        queue,
        channel,
        priority,
        enqueuedAtMillis,
        state,
        agent,
        epoch,
        cost,
        dueAtMillis,
        Needs.NONE,
        0,
        List.of(),
        0,
        false,
        List.of());
  }

  /** Whether it is on offer to several at once. */
  public boolean isShared() {
    return !offers.isEmpty();
  }

  /**
   * The same with this epoch: what was granted up to it, and the database does not know, is void.
   */
  public ContactFact under(Epoch other) {
    return new ContactFact(
        contact,
        queue,
        channel,
        priority,
        enqueuedAtMillis,
        state,
        agent,
        other,
        cost,
        dueAtMillis,
        needs,
        dueByMillis,
        holds,
        holdsFromMillis,
        wrapUpAsked,
        offers);
  }

  /** A contact that waits at its place. */
  public static ContactFact waiting(
      InteractionId contact, QueueId queue, Channel channel, int priority, long enqueuedAtMillis) {
    return new ContactFact(
        contact,
        queue,
        channel,
        priority,
        enqueuedAtMillis,
        ContactState.WAITING,
        null,
        Epoch.NONE,
        0,
        0);
  }
}
