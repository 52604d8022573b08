package dev.centrala.core.routing.pool;

/**
 * Where a contact stands in the pool. A contact that has left has no state: the pool does not know
 * it.
 */
public enum ContactState {
  /** In its queue, at its place. */
  WAITING,
  /** On offer to one agent, or to several at once, whose capacity is reserved. */
  OFFERED,
  /** An agent has it, or has been granted it and the database is yet to confirm. */
  ASSIGNED,
  /** An agent has it, the customer is to write next; no capacity is taken. */
  PARKED,
  /** The contact is over, its agent is finishing up and capacity is still taken. */
  WRAP_UP
}
