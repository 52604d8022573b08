package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.InteractionId;

/**
 * Looks on while one contact is decided about: is shown each explanation with every agent by name,
 * where the one that is kept names the nearest few. Changes nothing of what the pool decides.
 */
public interface Witness {
  boolean follows(InteractionId contact);

  void saw(InteractionId contact, Explanation whole);
}
