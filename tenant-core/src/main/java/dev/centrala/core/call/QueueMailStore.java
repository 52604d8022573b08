package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;

/** Who is told by mail, for each queue of one tenant. */
public interface QueueMailStore {
  /** {@link QueueMail#none} where nothing has been written. */
  QueueMail find(Tx tx, QueueId queue);

  /** Answers it in its next version; refuses as stale unless the row still has its own. */
  QueueMail update(Tx tx, QueueMail mail);
}
