package dev.centrala.core.tenant.webhook;

import dev.centrala.core.shared.DeliveryId;
import dev.centrala.core.shared.EventId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook, as its owner sees it. */
public record Delivery(
    DeliveryId id,
    EventId event,
    String type,
    State state,
    int attempts,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    @Nullable Instant nextAttemptAt,
    Instant at) {
  /** Where it stands; failed ones stay visible and can be replayed. */
  public enum State {
    PENDING,
    DELIVERED,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
