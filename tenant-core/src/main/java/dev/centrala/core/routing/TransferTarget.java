package dev.centrala.core.routing;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;

/** Where an agent sends a contact of their own. */
public sealed interface TransferTarget {
  /** It waits there, at its place. */
  record ToQueue(QueueId queue) implements TransferTarget {}

  /** They have it at once. */
  record ToAgent(UserId agent) implements TransferTarget {}
}
