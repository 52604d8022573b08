package dev.centrala.infra.fault;

import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * The one PostgreSQL of the suite: durable, at a fixed port, on a small disk of its own where this
 * machine allows a mount, so that it can be killed, started again and run out of space.
 */
final class PostgresServer implements AutoCloseable {
  private static final String DISK_MEGABYTES = "700";
  private static final String DATABASE = "centrala";

  private final String host;
  private final Path disk;
  private final Path log;
  private final boolean mounted;
  private final int port;
  private EmbeddedPostgres server;

  PostgresServer(Path directory, String host) throws IOException, SQLException {
    this.host = host;
    this.disk = Files.createDirectory(directory.resolve("disk"));
    this.log = directory.resolve("postgresql.log");
    this.mounted =
        Shell.isRoot()
            && Shell.attempt(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + DISK_MEGABYTES + "m",
                    "tmpfs",
                    disk.toString())
                .worked();
    this.port = FreePorts.next();
    this.server = launch();
    Files.writeString(
        data().resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\nhost all all ::/0 trust\n");
    execute(administrator(), "SELECT pg_reload_conf()");
    execute(administrator(), "CREATE DATABASE " + DATABASE);
  }

  private Path data() {
    return disk.resolve("data");
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(true)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("listen_addresses", "*")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("max_wal_size", "96MB")
        .setServerConfig("min_wal_size", "32MB")
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .start();
  }

  private DatabaseUrl administrator() {
    return new DatabaseUrl("127.0.0.1", port, "postgres", "postgres", "postgres");
  }

  /** For readers of the tables who, as a superuser, see all tenants. */
  DatabaseUrl owner() {
    return administrator().to(DATABASE);
  }

  /** The address as nodes need it. */
  String url() {
    return "postgresql://postgres:postgres@" + host + ":" + port + "/" + DATABASE;
  }

  private static void execute(DatabaseUrl as, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(as.jdbc(), as.user(), as.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  boolean answers() {
    try {
      execute(owner(), "SELECT 1");
      return true;
    } catch (SQLException notNow) {
      return false;
    }
  }

  /**
   * The postmaster and all its children at once, as a machine dies; nothing where it has ended by
   * itself, as it may when its disk is full.
   */
  void kill() {
    Path file = data().resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      ProcessHandle postmaster =
          ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
      List<ProcessHandle> all = postmaster.descendants().toList();
      postmaster.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      postmaster.onExit().join();
      all.forEach(each -> each.onExit().join());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void startAgain() {
    try {
      // Nothing is left to stop; this gives back the lock on the directory.
      server.close();
      server = launch();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Why its disk cannot be filled; empty when it can. */
  String obstacleToFilling() {
    return mounted ? "" : "no disk of its own could be mounted";
  }

  /** Takes all the space that is left. */
  void fillDisk() {
    byte[] megabyte = new byte[1 << 20];
    try (RandomAccessFile ballast = new RandomAccessFile(ballast().toFile(), "rw")) {
      ballast.seek(ballast.length());
      for (int size = megabyte.length; size >= 512; ) {
        try {
          ballast.write(megabyte, 0, size);
        } catch (IOException full) {
          size /= 2;
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void freeDisk() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path ballast() {
    return disk.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    freeDisk();
    try {
      server.close();
    } finally {
      if (mounted) {
        Shell.attempt("umount", "-l", disk.toString());
      }
    }
  }
}
