package dev.centrala.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.infra.node.StartFailedException;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's own PostgreSQL: it keeps its data, asks for a password, and a killed run does not
 * stand in the way.
 */
class EmbeddedDatabaseTest {
  @TempDir Path directory;

  @Test
  void dataOutlivesARestartAndAKill() throws Exception {
    Path place = directory.resolve("data");
    try (DataDirectory data = DataDirectory.open(place);
        EmbeddedDatabase first = EmbeddedDatabase.start(data)) {
      Migrations.run(first.owner(), "login of the application");
      execute(first.owner(), "CREATE TABLE kept (word text)");
      execute(first.owner(), "INSERT INTO kept VALUES ('before the kill')");
      assertThat(value(first.owner(), "SHOW fsync")).isEqualTo("on");
      assertThat(value(first.owner(), "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(value(first.owner(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      DatabaseUrl guess = first.owner().as("postgres", "guess");
      assertThatThrownBy(() -> value(guess, "SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
    KilledDemo.run(place);
    try (DataDirectory data = DataDirectory.open(place)) {
      ProcessHandle leftover = postmaster(data);
      assertThat(leftover.isAlive()).isTrue();
      try (EmbeddedDatabase second = EmbeddedDatabase.start(data)) {
        leftover.onExit().get(5, TimeUnit.SECONDS);
        assertThat(value(second.owner(), "SELECT word FROM kept")).isEqualTo("before the kill");
        assertThat(postmaster(data).pid()).isNotEqualTo(leftover.pid());
      }
      assertThat(data.file("postgresql/postmaster.pid")).doesNotExist();
    }
  }

  /** A process that starts the database and dies at once, as by kill -9. */
  static final class KilledDemo {
    public static void main(String[] arguments) throws Exception {
      EmbeddedDatabase.start(DataDirectory.open(Path.of(arguments[0])));
      Runtime.getRuntime().halt(137);
    }

    static void run(Path place) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledDemo.class.getName(),
                  place.toString())
              .redirectErrorStream(true)
              .redirectOutput(place.resolve("killed.log").toFile())
              .start();
      assertThat(process.waitFor()).isEqualTo(137);
    }
  }

  private static ProcessHandle postmaster(DataDirectory data) throws Exception {
    String pid = Files.readAllLines(data.file("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  @Test
  void aPidThatAnotherProcessHasNowIsLeftAlone() throws Exception {
    Path data = Files.createDirectories(directory.resolve("postgresql"));
    Process bystander = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");
      new LeftoverPostmaster(data).stop();
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  @Test
  void aDirectoryServesOneNodeAtATime() throws Exception {
    try (DataDirectory first = DataDirectory.open(directory)) {
      assertThat(first.secret("word")).isEqualTo(first.secret("word")).hasSizeGreaterThan(20);
      assertThat(Files.getPosixFilePermissions(first.file("word")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(() -> DataDirectory.open(directory))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("Another node uses");
    }
    DataDirectory.open(directory).close();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsOneLine() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(StartFailedException.class)
        .hasMessage("CENTRALA_DATA_DIR cannot be written: " + file.resolve("data"));
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
