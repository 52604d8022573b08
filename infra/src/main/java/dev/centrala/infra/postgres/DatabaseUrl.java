package dev.centrala.infra.postgres;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL database is and as whom to connect, read from {@code
 * postgresql://user:password@host:port/database}.
 */
public record DatabaseUrl(String host, int port, String database, String user, String password) {
  public static DatabaseUrl parse(String text) {
    String uri = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    PgConnectOptions options = PgConnectOptions.fromUri(uri);
    return new DatabaseUrl(
        options.getHost(),
        options.getPort(),
        options.getDatabase(),
        options.getUser(),
        options.getPassword());
  }

  public DatabaseUrl as(String otherUser, String otherPassword) {
    return new DatabaseUrl(host, port, database, otherUser, otherPassword);
  }

  public DatabaseUrl to(String otherDatabase) {
    return new DatabaseUrl(host, port, otherDatabase, user, password);
  }

  public String jdbc() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database);
  }

  PgConnectOptions connectOptions() {
    return new PgConnectOptions()
        .setHost(host)
        .setPort(port)
        .setDatabase(database)
        .setUser(user)
        .setPassword(password);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }
}
