package dev.centrala.infra.telemetry;

import dev.centrala.core.access.Limit;
import dev.centrala.core.access.RateLimiter;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts who was told to wait, by the limit that said so. */
public final class MeteredRateLimiter implements RateLimiter {
  private static final String REFUSALS = "limit.refusals";

  private final RateLimiter limiter;
  private final MeterRegistry meters;

  public MeteredRateLimiter(RateLimiter limiter, MeterRegistry meters) {
    this.limiter = limiter;
    this.meters = meters;
  }

  @Override
  public void take(Limit limit, String subject) {
    try {
      limiter.take(limit, subject);
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof Refusal.TooMany) {
        Meters.counter(meters, REFUSALS, "limit", limit.name()).increment();
      }
      throw refused;
    }
  }

  @Override
  public void refund(Limit limit, String subject) {
    limiter.refund(limit, subject);
  }

  @Override
  public void clear(Limit limit, String subject) {
    limiter.clear(limit, subject);
  }
}
