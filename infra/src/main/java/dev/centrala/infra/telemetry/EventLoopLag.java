package dev.centrala.infra.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;

/**
 * How late an event loop is: something due every quarter of a second says when it was called. To be
 * deployed once for each event loop.
 */
public final class EventLoopLag extends VerticleBase {
  public static final int LOOPS = Runtime.getRuntime().availableProcessors() * 2;
  private static final long EVERY_MILLIS = 250;

  private final Timer lag;
  private long expectedNanos;

  public EventLoopLag(MeterRegistry meters) {
    this.lag = Meters.timer(meters, "event.loop.lag");
  }

  @Override
  public Future<?> start() {
    next();
    return Future.succeededFuture();
  }

  private void next() {
    expectedNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS);
    vertx.setTimer(
        EVERY_MILLIS,
        called -> {
          lag.record(Math.max(0, System.nanoTime() - expectedNanos), TimeUnit.NANOSECONDS);
          next();
        });
  }
}
