package dev.centrala.core.routing.pool;

/** Whether a command took effect. */
public sealed interface PoolResult {
  PoolResult APPLIED = new Applied();
  PoolResult UNCHANGED = new Unchanged();

  /** It did. */
  record Applied() implements PoolResult {}

  /** It had already, or there was nothing to do. */
  record Unchanged() implements PoolResult {}

  /** It cannot; {@code detail} says why, in words. */
  record Refused(Why why, String detail) implements PoolResult {}

  /** Why a command was refused. */
  enum Why {
    UNKNOWN_QUEUE,
    UNKNOWN_AGENT,
    UNKNOWN_CONTACT,
    OFFER_GONE,
    NOT_YOURS,
    STALE_EPOCH,
    QUEUE_IN_USE,
    /** The agent is not there, or not connected. */
    NOT_AVAILABLE,
    NO_CAPACITY,
    WRONG_STATE
  }
}
