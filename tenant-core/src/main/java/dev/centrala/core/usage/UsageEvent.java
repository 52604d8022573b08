package dev.centrala.core.usage;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One use of a meter. {@code id} is derived from the fact ({@code sms:out:<message id>}), so that
 * writing it twice counts once. The optional fields are what usage can be grouped by.
 */
public record UsageEvent(
    String id,
    Meter meter,
    BigDecimal quantity,
    Instant at,
    @Nullable Channel channel,
    @Nullable InteractionId interaction,
    @Nullable QueueId queue,
    @Nullable UserId agent) {
  public UsageEvent {
    if (quantity.signum() < 0) {
      throw new IllegalArgumentException("a negative quantity of " + meter.wireName());
    }
  }
}
