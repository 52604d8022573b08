package dev.centrala.infra.node;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.centrala.infra.config.ClusterJoin;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.hazelcast.Share;
import dev.centrala.infra.trace.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.tracing.opentelemetry.OpenTelemetryOptions;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Vert.x and Hazelcast, started together: a node on its own keeps its event bus to itself. */
record Clustering(Vertx vertx, HazelcastInstance hazelcast) {
  /** No method and no path: whoever calls can make them up without end. */
  private static final Set<Label> LABELS =
      EnumSet.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME, Label.EB_SIDE);

  /** What the cluster manager calls a member that it has not made itself. */
  private static final String VERTX_NODE_ID = "__vertx.nodeId";

  /** The names of such pools are the addresses of partners. */
  private static final MeterFilter NO_HTTP_POOLS =
      MeterFilter.deny(meter -> "http".equals(meter.getTag("pool_type")));

  static Clustering start(
      Configuration configuration,
      Config hazelcast,
      PrometheusMeterRegistry meters,
      Traces traces) {
    meters.config().meterFilter(NO_HTTP_POOLS);
    VertxBuilder builder = Vertx.builder().withMetrics(new MicrometerMetricsFactory(meters));
    VertxOptions options =
        new VertxOptions()
            .setMetricsOptions(
                new MicrometerMetricsOptions()
                    .setEnabled(true)
                    .setJvmMetricsEnabled(true)
                    .setLabels(LABELS));
    if (traces.isOn()) {
      options.setTracingOptions(new OpenTelemetryOptions());
      builder.withTracer(new OpenTelemetryTracingFactory(traces.telemetry()));
    }
    Clustering started = start(configuration, hazelcast, builder, options);
    HazelcastInstance member = started.hazelcast();
    Gauge.builder("centrala.cluster.members", member, each -> each.getCluster().getMembers().size())
        .register(meters);
    return started;
  }

  private static Clustering start(
      Configuration configuration, Config hazelcast, VertxBuilder builder, VertxOptions options) {
    if (configuration.cluster() instanceof ClusterJoin.None) {
      return alone(builder.with(options), hazelcast);
    }
    hazelcast.getMemberAttributeConfig().setAttribute(VERTX_NODE_ID, UUID.randomUUID().toString());
    HazelcastInstance member = Share.join(hazelcast);
    try {
      Vertx vertx =
          builder
              .with(options.setEventBusOptions(eventBus(configuration)))
              .withClusterManager(new HazelcastClusterManager(member))
              .buildClustered()
              .await();
      return new Clustering(vertx, member);
    } catch (Throwable failed) {
      member.shutdown();
      throw failed;
    }
  }

  private static Clustering alone(VertxBuilder builder, Config hazelcast) {
    HazelcastInstance instance = Hazelcast.newHazelcastInstance(hazelcast);
    return new Clustering(builder.build(), instance);
  }

  /** Without a host it takes the address that Hazelcast chose. */
  private static EventBusOptions eventBus(Configuration configuration) {
    EventBusOptions options = new EventBusOptions().setPort(configuration.ports().eventBus());
    return configuration.isDemo() ? options.setHost(configuration.bindAddress()) : options;
  }

  /** Leaves the cluster. Client sockets must be closed before, or this can take half a minute. */
  void stop() {
    try {
      vertx.close().await();
    } finally {
      hazelcast.shutdown();
    }
  }
}
