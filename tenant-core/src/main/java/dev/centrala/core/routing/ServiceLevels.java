package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;
import java.util.Map;

/** What the queues of a tenant promise; live figures are held against it. */
public interface ServiceLevels {
  Map<QueueId, ServiceLevel> all(Tx tx);
}
