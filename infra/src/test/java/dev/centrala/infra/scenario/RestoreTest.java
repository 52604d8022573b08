package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.node.Composition;
import dev.centrala.infra.node.Node;
import dev.centrala.infra.node.NodeOptions;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.scenario.Shop.Line;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backup and point-in-time restore as docs/OPERATIONS.md describes them: a base backup under load's
 * way, the archive of the log, an accident, and a new server at the moment before it.
 */
@Tag("heavy")
class RestoreTest {
  private static final NodeOptions HURRIED =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ZERO,
          Duration.ZERO);
  private static final String POINT = "before_the_accident";

  @TempDir Path directory;

  @Test
  void aNodeGoesOnFromThePointBeforeTheAccident() throws Exception {
    Path archive = Files.createDirectory(directory.resolve("archive"));
    Path base = directory.resolve("base");
    Vertx vertx = Vertx.vertx();
    URI address = URI.create("http://127.0.0.1:" + FreePorts.next());
    try (SandboxCarrier carrier = SandboxCarrier.start(vertx, SandboxOptions.forTests())) {
      Shop shop;
      Shop.Agent agent;
      Line line;
      String first = Line.customer();
      String second = Line.customer();
      String lost = Line.customer();
      long incarnation;
      try (EmbeddedPostgres server = archiving(directory.resolve("data"), archive)) {
        Node node = node(server, address);
        shop = Shop.signUp(new Api(address, null));
        agent = shop.agent("ana");
        line = shop.line(carrier, shop.queue("Texts", Map.of()));
        carrier.receiveSms(first, line.number(), "in the base backup");
        shop.onlyInteractionOf(first);

        backUp(server, directory.resolve("data"), base);
        carrier.receiveSms(second, line.number(), "in the archive");
        shop.onlyInteractionOf(second);
        incarnation = incarnation(server, shop);
        ask(server, "SELECT pg_create_restore_point('" + POINT + "')");
        carrier.receiveSms(lost, line.number(), "after the point");
        shop.onlyInteractionOf(lost);
        ask(server, "UPDATE messages SET text = 'the accident'");
        String segment = ask(server, "SELECT pg_walfile_name(pg_switch_wal())");
        Await.until("the archive", () -> Files.exists(archive.resolve(segment)));
        node.stop();
      }

      try (EmbeddedPostgres server = restored(base, archive)) {
        Await.until(
            "the end of the recovery", () -> ask(server, "SELECT pg_is_in_recovery()").equals("f"));
        Node node = node(server, address);
        try (Wire desk = agent.available()) {
          for (String customer : new String[] {first, second}) {
            String interaction = shop.onlyInteractionOf(customer);
            JsonNode offer = desk.awaitOffer(interaction);
            desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
            shop.awaitState(interaction, "assigned");
            assertThat(shop.messages(interaction).getFirst().path("text").asText())
                .startsWith("in the ");
          }
          assertThat(incarnation(server, shop))
              .as("the pool was built anew")
              .isGreaterThan(incarnation);
          assertThat(shop.messages(shop.onlyInteractionOf(lost)))
              .as("what came after the point, fetched from the carrier that still has it")
              .singleElement()
              .satisfies(message ->
                  assertThat(message.path("text").asText()).isEqualTo("after the point"));
        } finally {
          node.stop();
        }
      }
    } finally {
      vertx.close().await();
    }
  }

  private static Node node(EmbeddedPostgres server, URI address) {
    Node node =
        new Node(Configuration.read(Business.environment(address.getPort(), address)), HURRIED);
    node.start(
        new DatabaseUrl("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres"),
        Business.KEY,
        Composition::assemble);
    return node;
  }

  private static EmbeddedPostgres archiving(Path data, Path archive) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("archive_mode", "on")
        .setServerConfig("archive_command", "'cp %p " + archive + "/%f'")
        .start();
  }

  /**
   * The way without pg_basebackup, which the embedded binaries lack: the files between two calls.
   */
  private static void backUp(EmbeddedPostgres server, Path data, Path base) throws Exception {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('base', true)");
      copy(data, base);
      ResultSet label = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()");
      label.next();
      Files.writeString(base.resolve("backup_label"), label.getString(1));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(each)));
            return each.endsWith("pg_wal")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (!Objects.toString(each.getFileName()).startsWith("postmaster.")
                && !Objects.toString(each.getFileName()).equals("epg-lock")) {
              Files.copy(each, to.resolve(from.relativize(each)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path gone, IOException reason) {
            return FileVisitResult.CONTINUE;
          }
        });
    Files.createDirectories(to.resolve("pg_wal/archive_status"));
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
  }

  private static EmbeddedPostgres restored(Path base, Path archive) throws IOException {
    Files.createFile(base.resolve("recovery.signal"));
    return EmbeddedPostgres.builder()
        .setDataDirectory(base)
        .setCleanDataDirectory(false)
        .setServerConfig("restore_command", "'cp " + archive + "/%f %p'")
        .setServerConfig("recovery_target_name", POINT)
        .setServerConfig("recovery_target_action", "promote")
        .start();
  }

  private static long incarnation(EmbeddedPostgres server, Shop shop) {
    return Long.parseLong(
        ask(
            server,
            "SELECT incarnation FROM pool_incarnations WHERE tenant_id = '" + shop.tenant() + "'"));
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", "postgres");
  }

  /** The first column of the answer, or nothing for a statement that changes something. */
  private static String ask(EmbeddedPostgres server, String sql) {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      ResultSet rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
