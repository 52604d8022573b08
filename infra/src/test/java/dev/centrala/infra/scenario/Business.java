package dev.centrala.infra.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.core.routing.DecisionHandler;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.node.Assembly;
import dev.centrala.infra.node.Composition;
import dev.centrala.infra.node.Node;
import dev.centrala.infra.node.NodeOptions;
import dev.centrala.infra.node.NodePools;
import dev.centrala.infra.node.Platform;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole product for one test class: a database, a node in demo mode, a carrier, a partner. Each
 * test signs up a {@link Shop} of its own.
 */
final class Business implements BeforeAllCallback, AfterAllCallback {
  static final byte[] FIRST_KEY = new byte[MasterKey.LENGTH_BYTES];

  /** The node opens what another one sealed with it. */
  static final byte[] NEXT_KEY = "the key that will seal some day!".getBytes(US_ASCII);

  static final MasterKey KEY = new MasterKey(List.of(FIRST_KEY), List.of(NEXT_KEY));

  private static final NodeOptions OPTIONS =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ZERO,
          Duration.ZERO);

  private static final Path DATA = temporary();

  private final TestDatabase database = new TestDatabase();
  private SandboxCarrier carrier;
  private PartnerServer partner;
  private Node node;
  private Assembly assembly;
  private URI base;
  private Api management = new Api(URI.create("http://127.0.0.1"), null);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database.beforeAll(context);
    carrier = SandboxCarrier.start(database.vertx(), SandboxOptions.forTests());
    partner = new PartnerServer();
    int port = FreePorts.next();
    base = URI.create("http://127.0.0.1:" + port);
    node = new Node(Configuration.read(environment(port, base)), OPTIONS);
    int ownPort = node.start(database.ownerUrl(), KEY, this::assemble).management();
    management = new Api(URI.create("http://127.0.0.1:" + ownPort), null);
  }

  private static Path temporary() {
    try {
      Path directory = Files.createTempDirectory("centrala-business");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the node keeps its files. */
  Path data() {
    return DATA;
  }

  private Assembly assemble(Platform platform) {
    assembly = Composition.assemble(platform);
    return assembly;
  }

  /** The node's own pools, to do harm to. */
  RoutingPools pools() {
    return NodePools.of(assembly);
  }

  /** What writes the node's decisions. */
  DecisionHandler decisions() {
    return NodePools.decisionsOf(assembly);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (node != null) {
      node.stop();
    }
    if (partner != null) {
      partner.close();
    }
    if (carrier != null) {
      carrier.close();
    }
    database.afterAll(context);
  }

  static Map<String, String> environment(int port, URI base) {
    return Map.of(
        "CENTRALA_MODE", "demo",
        "CENTRALA_DATA_DIR", DATA.toString(),
        "CENTRALA_HTTP_PORT", Integer.toString(port),
        "CENTRALA_MANAGEMENT_PORT", "0",
        "CENTRALA_HAZELCAST_PORT", "0",
        "CENTRALA_EVENT_BUS_PORT", "0",
        "CENTRALA_PUBLIC_URL", base.toString());
  }

  /** Anybody on the network. */
  Api anybody() {
    return new Api(base, null);
  }

  URI base() {
    return base;
  }

  TestDatabase database() {
    return database;
  }

  /** The management port. */
  Api management() {
    return management;
  }

  SandboxCarrier carrier() {
    return carrier;
  }

  PartnerServer partner() {
    return partner;
  }

  Shop shop() {
    return Shop.signUp(anybody());
  }
}
