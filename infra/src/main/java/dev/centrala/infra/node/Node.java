package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.hazelcast.Share;
import dev.centrala.infra.node.Readiness.Phase;
import dev.centrala.infra.postgres.Database;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import dev.centrala.infra.postgres.PgTransactions;
import dev.centrala.infra.trace.Traces;
import dev.centrala.web.contract.ContractDocument;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: cluster, database, areas, servers, started in this order and stopped in the opposite
 * one. What a failed start had begun is ended before the failure is thrown.
 */
public final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final int CONNECTIONS = 20;
  private static final int SERVER_INSTANCES = 2;

  private final Configuration configuration;
  private final NodeOptions options;
  private final Traces traces;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Steps steps = new Steps();
  private List<Parts> parts = List.of();
  private @Nullable Readiness readiness;

  /** Where a node answers. */
  public record Ports(int http, int management) {}

  public Node(Configuration configuration, NodeOptions options) {
    this(configuration, options, Traces.OFF);
  }

  public Node(Configuration configuration, NodeOptions options, Traces traces) {
    this.traces = traces;
    this.configuration = configuration;
    this.options = options;
  }

  /**
   * Migrates the database as its owner, then serves; throws {@link StartFailedException} for what
   * an operator can mend.
   */
  public Ports start(
      DatabaseUrl owner, MasterKey masterKey, Function<Platform, Assembly> composition) {
    try {
      Platform platform = platform(owner, masterKey);
      Assembly assembly = composition.apply(platform);
      parts = assembly.parts();
      Readiness ready = new Readiness(platform, parts);
      readiness = ready;
      int management = management(platform.vertx(), ready);
      for (Parts part : parts) {
        steps.done(part.getClass().getSimpleName(), part::stop);
        part.start();
      }
      int http = serve(platform, assembly);
      Share.take(platform.hazelcast());
      ready.become(Phase.SERVING);
      return new Ports(http, management);
    } catch (Throwable failed) {
      steps.undo();
      throw StartFailure.of(failed);
    }
  }

  /**
   * Unready, a pause for load balancers, sockets told to go, servers closed, areas stopped, cluster
   * left. Never throws.
   */
  public void stop() {
    Readiness ready = readiness;
    if (ready != null && ready.phase() == Phase.SERVING) {
      ready.become(Phase.DRAINING);
      pause(options.unready());
      parts.forEach(Node::drain);
      pause(options.drain());
    }
    steps.undo();
  }

  private Platform platform(DatabaseUrl owner, MasterKey masterKey) {
    DatabaseUrl login = Migrations.run(owner, masterKey.databasePassword());
    Clustering clustering =
        Clustering.start(configuration, ClusterConfig.of(configuration), meters, traces);
    steps.done("cluster", clustering::stop);
    Pool pool = Database.connect(clustering.vertx(), login, CONNECTIONS);
    steps.done("database", () -> pool.close().await());
    return new Platform(
        configuration,
        clustering.vertx(),
        pool,
        new PgTransactions(pool, CONNECTIONS, CONNECTIONS / 2, traces),
        clustering.hazelcast(),
        masterKey,
        Json.mapper(),
        meters,
        traces,
        Clock.systemUTC());
  }

  private int management(Vertx vertx, Readiness ready) {
    ManagementServer server = new ManagementServer(configuration, ready, meters);
    String deployment = vertx.deployVerticle(server).await();
    steps.done("management", () -> vertx.undeploy(deployment).await());
    return server.port();
  }

  private int serve(Platform platform, Assembly assembly) {
    Vertx vertx = platform.vertx();
    Map<String, Object> contract =
        ContractDocument.load(
            parts.stream().flatMap(part -> part.contract().stream()).distinct().toList());
    PublicServer.Listening listening = new PublicServer.Listening();
    String deployment =
        vertx
            .deployVerticle(
                () -> new PublicServer(platform, options, contract, assembly, listening),
                new DeploymentOptions()
                    .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                    .setInstances(SERVER_INSTANCES))
            .await();
    steps.done("servers", () -> vertx.undeploy(deployment).await());
    return listening.port();
  }

  private static void drain(Parts part) {
    try {
      part.drain();
    } catch (RuntimeException failed) {
      LOG.warn("{} could not tell its clients to go", part.getClass().getSimpleName(), failed);
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
