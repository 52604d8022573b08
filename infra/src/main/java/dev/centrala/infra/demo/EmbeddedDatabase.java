package dev.centrala.infra.demo;

import dev.centrala.infra.postgres.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL that lives as long as the demo and keeps its data: durable (fsync), on loopback at a
 * free port, behind a password. A server that a killed demo left behind is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String ADMINISTRATOR = "postgres";
  private static final String OWNER = "centrala_owner";
  private static final String DATABASE = "centrala";
  private static final String FINISHED = "centrala.ready";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Trusts nobody. */
  private static final String HOST_RULES =
      """
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final DatabaseUrl owner;

  private EmbeddedDatabase(EmbeddedPostgres server, DatabaseUrl owner) {
    this.server = server;
    this.owner = owner;
  }

  public static EmbeddedDatabase start(DataDirectory directory) throws IOException {
    Path data = directory.file("postgresql");
    String password = directory.secret("postgresql.password");
    new LeftoverPostmaster(data).stop();
    discardHalfMade(data);
    EmbeddedPostgres server = launch(data, password, directory.file("postgresql.log"));
    DatabaseUrl administrator =
        new DatabaseUrl("127.0.0.1", server.getPort(), ADMINISTRATOR, ADMINISTRATOR, password);
    try {
      lockDown(administrator, data);
      return new EmbeddedDatabase(server, owner(administrator));
    } catch (SQLException | IOException failed) {
      server.close();
      throw new IOException("the embedded PostgreSQL cannot be prepared", failed);
    }
  }

  /** The address of the role that owns the schema. */
  public DatabaseUrl owner() {
    return owner;
  }

  private static EmbeddedPostgres launch(Path data, String password, Path log) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * A first start that was killed during initdb leaves a directory that no server accepts and that
   * holds nobody's data.
   */
  private static void discardHalfMade(Path data) throws IOException {
    if (Files.exists(data) && Files.notExists(data.resolve(FINISHED))) {
      Trees.delete(data);
    }
  }

  /** A fresh server trusts the machine; from here on it asks for the password. */
  private static void lockDown(DatabaseUrl administrator, Path data)
      throws SQLException, IOException {
    try (Connection connection = connect(administrator);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER ROLE " + ADMINISTRATOR + " PASSWORD '" + administrator.password() + "'");
      Files.writeString(data.resolve("pg_hba.conf"), HOST_RULES);
      statement.execute("SELECT pg_reload_conf()");
      Files.writeString(data.resolve(FINISHED), "");
    }
  }

  private static DatabaseUrl owner(DatabaseUrl administrator) throws SQLException {
    try (Connection connection = connect(administrator);
        Statement statement = connection.createStatement()) {
      if (absent(statement, "pg_roles WHERE rolname = '" + OWNER + "'")) {
        statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE");
      }
      statement.execute("ALTER ROLE " + OWNER + " PASSWORD '" + administrator.password() + "'");
      if (absent(statement, "pg_database WHERE datname = '" + DATABASE + "'")) {
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
    }
    return administrator.to(DATABASE).as(OWNER, administrator.password());
  }

  private static boolean absent(Statement statement, String what) throws SQLException {
    return !statement.executeQuery("SELECT 1 FROM " + what).next();
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
