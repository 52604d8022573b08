package dev.centrala.infra.node;

import dev.centrala.infra.hazelcast.PoolHost;
import dev.centrala.infra.telemetry.BacklogGauges;
import dev.centrala.infra.telemetry.EventLoopLag;
import io.vertx.core.DeploymentOptions;
import java.time.Duration;

/**
 * The figures that nobody would otherwise ask for: what waits in the database, late event loops.
 */
final class TelemetryParts implements Parts {
  private static final Duration LOOK_PAUSE = Duration.ofSeconds(10);

  private final Platform platform;
  private final BacklogGauges backlogs;
  private final Rounds rounds = new Rounds();
  private String deployment = "";

  TelemetryParts(Platform platform, PoolHost pools) {
    this.platform = platform;
    this.backlogs =
        new BacklogGauges(
            platform.transactions(), platform.clock(), pools::owned, platform.meters());
    rounds.every(LOOK_PAUSE, "backlogs", backlogs::look);
  }

  @Override
  public void start() {
    rounds.start();
    deployment =
        platform
            .vertx()
            .deployVerticle(
                () -> new EventLoopLag(platform.meters()),
                new DeploymentOptions().setInstances(EventLoopLag.LOOPS))
            .await();
  }

  @Override
  public void stop() {
    rounds.stop();
    if (!deployment.isEmpty()) {
      platform.vertx().undeploy(deployment).await();
    }
  }
}
