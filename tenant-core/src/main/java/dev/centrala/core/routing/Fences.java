package dev.centrala.core.routing;

import dev.centrala.core.interaction.Fence;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.routing.pool.Epoch;

/** Compares a pool's epoch with the newest that the database has seen. */
final class Fences {
  private Fences() {}

  static Fence of(Epoch epoch) {
    return new Fence(epoch.incarnation(), epoch.counter());
  }

  static Epoch epoch(Fence fence) {
    return new Epoch(fence.incarnation(), fence.counter());
  }

  static boolean same(Interaction interaction, Epoch epoch) {
    return interaction.fence().equals(of(epoch));
  }

  /** The database has seen a newer grant than this one. */
  static boolean newer(Interaction interaction, Epoch epoch) {
    return interaction.fence().compareTo(of(epoch)) > 0;
  }
}
