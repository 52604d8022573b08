package dev.centrala.infra.node;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.MasterKeyFile;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.trace.ExportedTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that is given everything. */
final class ProductionProgram implements Program {
  private static final Logger LOG = LoggerFactory.getLogger(ProductionProgram.class);
  private static final int BAD_CONFIGURATION = 78;

  private final Configuration configuration;
  private final Node node;

  ProductionProgram(Configuration configuration) {
    this.configuration = configuration;
    this.node = new Node(configuration, NodeOptions.PRODUCTION, ExportedTraces.of(System.getenv()));
  }

  @Override
  public void start() {
    DatabaseUrl database = Objects.requireNonNull(configuration.database());
    Path keyFile = Objects.requireNonNull(configuration.masterKeyFile());
    Node.Ports ports = node.start(database, key(keyFile), Composition::assemble);
    LOG.info("serving on port {}, management on port {}", ports.http(), ports.management());
  }

  @Override
  public void stop() {
    node.stop();
  }

  private static MasterKey key(Path file) {
    try {
      return MasterKeyFile.read(file);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new StartFailedException(
          BAD_CONFIGURATION, "CENTRALA_MASTER_KEY_FILE: " + unusable.getMessage());
    }
  }
}
