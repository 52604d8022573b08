package dev.centrala.infra.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server of a test run, chosen once: {@code CENTRALA_TEST_DATABASE_URL} when set,
 * else a container when an engine answers and the image {@code CENTRALA_TEST_POSTGRES_IMAGE} can be
 * had, else the embedded server.
 */
final class TestServer {
  private static final String OFFICIAL_IMAGE = "postgres:18";

  private TestServer() {}

  /** The administrator's address; started at first use and stopped with the JVM. */
  static DatabaseUrl administrator() {
    return Holder.ADMINISTRATOR;
  }

  private static final class Holder {
    static final DatabaseUrl ADMINISTRATOR = choose();
  }

  private static DatabaseUrl choose() {
    String given = System.getenv("CENTRALA_TEST_DATABASE_URL");
    if (given != null && !given.isBlank()) {
      return DatabaseUrl.parse(given);
    }
    return engineAnswers() ? containerOrEmbedded() : embedded();
  }

  private static boolean engineAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException | LinkageError noEngine) {
      return false;
    }
  }

  private static DatabaseUrl containerOrEmbedded() {
    String image = System.getenv().getOrDefault("CENTRALA_TEST_POSTGRES_IMAGE", OFFICIAL_IMAGE);
    try {
      PostgreSQLContainer container =
          new PostgreSQLContainer(
              DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
      container.withCommand("postgres", "-c", "max_connections=300");
      container.start();
      return new DatabaseUrl(
          container.getHost(),
          container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
          "postgres",
          container.getUsername(),
          container.getPassword());
    } catch (RuntimeException imageCannotBeHad) {
      System.err.println("No container from " + image + ", using the embedded PostgreSQL");
      return embedded();
    }
  }

  private static DatabaseUrl embedded() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "300")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
      return new DatabaseUrl("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
