package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import java.time.Duration;

/**
 * How long a node waits. {@code headers} and {@code body} bound how slowly a request may arrive,
 * {@code keepAlive} how long a connection may rest; {@code unready} is the pause in which load
 * balancers notice, {@code drain} the time that sockets get.
 */
public record NodeOptions(
    Duration headers, Duration body, Duration keepAlive, Duration unready, Duration drain) {
  public static final NodeOptions PRODUCTION =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  public static final NodeOptions DEMO =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ZERO,
          Duration.ofSeconds(1));

  /** Those that fit the mode. */
  public static NodeOptions of(Configuration configuration) {
    return configuration.isDemo() ? DEMO : PRODUCTION;
  }
}
