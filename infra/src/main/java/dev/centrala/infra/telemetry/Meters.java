package dev.centrala.infra.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * The form of the product's own metrics: {@code centrala.} before the name, buckets that alerts can
 * use. Labels have few values that are known beforehand; a tenant, a user or an address is none.
 */
final class Meters {
  private static final String PRODUCT = "centrala.";
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(20),
    Duration.ofSeconds(60),
    Duration.ofMinutes(5)
  };

  private Meters() {}

  static Counter counter(MeterRegistry meters, String name, String... labels) {
    return Counter.builder(PRODUCT + name).tags(labels).register(meters);
  }

  static Timer timer(MeterRegistry meters, String name, String... labels) {
    return Timer.builder(PRODUCT + name)
        .tags(labels)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
