package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;
import java.util.Optional;

/** What is heard in each queue of a tenant. */
public interface QueueWaits {
  /** {@link QueueWait#MUSIC} until another is put; empty where there is no such queue. */
  Optional<QueueWait> find(Tx tx, QueueId queue);

  /** The next version of {@code wait}; refused as stale where it is not the newest. */
  QueueWait put(Tx tx, QueueId queue, QueueWait wait);
}
