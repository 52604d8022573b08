package dev.centrala.core.tenant.webhook;

import dev.centrala.core.shared.DeliveryId;
import java.time.Instant;
import java.util.List;

/** Which deliveries are to be made again: those named, or all since an instant. */
public sealed interface Replay {
  /** Those that are named; unknown ids are passed over. */
  record Named(List<DeliveryId> deliveries) implements Replay {}

  /** All whose event happened at or after the instant. */
  record Since(Instant at) implements Replay {}
}
