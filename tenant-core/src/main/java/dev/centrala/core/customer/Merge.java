package dev.centrala.core.customer;

import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.MergeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One profile taken into another by a person, with the identities that moved, so that it can be
 * undone.
 */
public record Merge(
    MergeId id,
    CustomerId kept,
    CustomerId mergedAway,
    List<Identity> moved,
    Actor by,
    Instant at,
    @Nullable Instant undoneAt) {
  public Merge {
    moved = List.copyOf(moved);
  }

  Merge undone(Instant when) {
    return new Merge(id, kept, mergedAway, moved, by, at, when);
  }
}
