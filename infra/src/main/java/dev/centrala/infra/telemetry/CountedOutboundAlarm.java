package dev.centrala.infra.telemetry;

import dev.centrala.core.outbound.OutboundAlarm;
import dev.centrala.core.shared.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says it in the log and raises a counter to alert on ({@code centrala_outbound_capped_total}). */
public final class CountedOutboundAlarm implements OutboundAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(CountedOutboundAlarm.class);

  private final MeterRegistry meters;

  public CountedOutboundAlarm(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void limitReached(TenantId tenant, String limit) {
    meters.counter("centrala.outbound.capped", "limit", limit).increment();
    LOG.warn("tenant {} wants to call out more than it may: {}", tenant, limit);
  }
}
