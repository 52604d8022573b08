package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.InteractionId;

/** A question to a pool; it changes nothing. */
public sealed interface PoolQuery {

  /**
   * Where a contact stands in its queue, and how long it may still take; answered by {@code Place}.
   */
  record WhereIs(InteractionId contact) implements PoolQuery {}

  /** What goes on now, by queue and by agent; answered by {@code LiveNumbers}. */
  record Live() implements PoolQuery {}

  /** The first so many who wait, longest first; answered by {@code WaitingLine}. */
  record Waiting(int most) implements PoolQuery {}

  /** All state, to replay what follows from; answered by {@code Picture}. */
  record TakePicture() implements PoolQuery {}

  /** Which incarnation of the pool stands; answered by {@code Standing}. */
  record WhichStands() implements PoolQuery {}

  /** Every contact held, for comparison with the database; answered by {@code Holdings}. */
  record Held() implements PoolQuery {}
}
