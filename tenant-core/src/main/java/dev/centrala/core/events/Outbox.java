package dev.centrala.core.events;

/**
 * Keeps events until every partner that asked for them has them: at least once, in order for each
 * subject.
 */
public interface Outbox {
  void append(Tx tx, DomainEvent event);
}
