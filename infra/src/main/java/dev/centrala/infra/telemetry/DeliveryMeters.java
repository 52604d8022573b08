package dev.centrala.infra.telemetry;

import dev.centrala.infra.outbound.DeliveryOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Attempts to deliver to partners, by how they ended. */
public final class DeliveryMeters implements Consumer<DeliveryOutcome> {
  private final Map<DeliveryOutcome, Counter> attempts = new EnumMap<>(DeliveryOutcome.class);

  public DeliveryMeters(MeterRegistry meters) {
    for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
      attempts.put(
          outcome,
          Meters.counter(
              meters, "webhook.deliveries", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
  }

  @Override
  public void accept(DeliveryOutcome outcome) {
    Objects.requireNonNull(attempts.get(outcome)).increment();
  }
}
