package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Fence;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What single contacts ask for beyond their queue, kept so that a rebuilt pool knows it again. */
public interface ContactNeeds {
  /** Replaces what was kept of the contact. */
  void put(Tx tx, InteractionId contact, Kept kept);

  Optional<Kept> find(Tx tx, InteractionId contact);

  /**
   * The agent did not take the contact: the hold for them is over, and the next one begins now,
   * under this fence.
   */
  void holdOver(Tx tx, InteractionId contact, UserId agent, Fence fence, Instant now);

  /**
   * The holds begin one after another at {@code holdsFrom}; they stand only while nothing newer
   * than {@code fence} was granted.
   */
  record Kept(
      Asks asks, List<Hold> holds, Instant holdsFrom, Fence fence, @Nullable Instant dueBy) {
    public Kept {
      holds = List.copyOf(holds);
    }

    /** Nothing beyond the queue. */
    public boolean isUsual() {
      return asks.equals(Asks.NOTHING) && holds.isEmpty() && dueBy == null;
    }
  }
}
