package dev.centrala.infra.telemetry;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.usage.UsageAlarm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says it in the log and raises a counter to alert on ({@code centrala_usage_conflicts_total}). */
public final class CountedUsageAlarm implements UsageAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(CountedUsageAlarm.class);

  private final Counter conflicts;

  public CountedUsageAlarm(MeterRegistry meters) {
    this.conflicts =
        Counter.builder("centrala.usage.conflicts")
            .description("Facts that were counted with two quantities")
            .register(meters);
  }

  @Override
  public void conflictingQuantity(TenantId tenant, String id, BigDecimal known, BigDecimal given) {
    conflicts.increment();
    LOG.error(
        "usage event {} of tenant {} counted as {} and now as {}",
        id,
        tenant,
        known.toPlainString(),
        given.toPlainString());
  }
}
