package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.MasterKeyFile;
import dev.centrala.infra.demo.DataDirectory;
import dev.centrala.infra.demo.DemoApi;
import dev.centrala.infra.demo.DemoCarrier;
import dev.centrala.infra.demo.DemoNumber;
import dev.centrala.infra.demo.DemoSetUp;
import dev.centrala.infra.demo.DemoTenant;
import dev.centrala.infra.demo.EmbeddedDatabase;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.trace.ExportedTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node that brings what is absent: a directory of its own, PostgreSQL, a key, a carrier for calls
 * and text messages, a tenant to look at.
 */
final class DemoProgram implements Program {
  private static final int CANNOT_CREATE = 73;

  private final Configuration configuration;
  private final Node node;
  private final Steps steps = new Steps();

  DemoProgram(Configuration configuration) {
    this.configuration = configuration;
    this.node = new Node(configuration, NodeOptions.DEMO, ExportedTraces.of(System.getenv()));
  }

  @Override
  public synchronized void start() {
    try {
      DataDirectory directory = DataDirectory.open(configuration.dataDirectory());
      steps.done("data directory", () -> closeQuietly(directory));
      MasterKey key = key(directory);
      DemoCarrier carrier =
          DemoCarrier.start(configuration.ports().carrier(), directory.file("carrier.json"));
      steps.done("sandbox carrier", carrier::close);
      DatabaseUrl database = database(directory);
      steps.done("node", node::stop);
      Node.Ports ports = node.start(database, key, Composition::assemble);
      String password = directory.secret("demo.password");
      Optional<String> widget = demoTenant(ports.http(), password, carrier, directory).seed();
      System.out.println(
          new DemoGreeting(configuration, password, widget, carrier.baseUrl()).text());
    } catch (IOException failed) {
      steps.undo();
      throw new StartFailedException(
          CANNOT_CREATE, "The demo cannot start: " + failed.getMessage());
    }
  }

  @Override
  public synchronized void stop() {
    steps.undo();
  }

  private static DemoTenant demoTenant(
      int port, String password, DemoCarrier carrier, DataDirectory directory) throws IOException {
    DemoApi api = new DemoApi(port, Json.mapper());
    DemoNumber number = new DemoNumber(api, carrier.baseUrl(), directory.secret("carrier.token"));
    return new DemoTenant(api, password, new DemoSetUp(api, number));
  }

  private MasterKey key(DataDirectory directory) throws IOException {
    Path given = configuration.masterKeyFile();
    return given == null
        ? MasterKeyFile.readOrCreate(directory.file("master.key"))
        : MasterKeyFile.read(given);
  }

  private DatabaseUrl database(DataDirectory directory) throws IOException {
    DatabaseUrl given = configuration.database();
    if (given != null) {
      return given;
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(directory);
    steps.done("embedded PostgreSQL", () -> closeQuietly(embedded));
    return embedded.owner();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
