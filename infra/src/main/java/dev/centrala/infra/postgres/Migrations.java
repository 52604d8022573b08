package dev.centrala.infra.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the newest schema, forward only, and prepares the role that the application
 * logs in as. Needs an owner that may create roles. Safe to run from several nodes at once.
 */
public final class Migrations {
  private static final int ATTEMPTS = 5;

  private Migrations() {}

  /**
   * Migrates as {@code owner} and answers with the address for the application, whose password is
   * {@code loginPassword}.
   */
  public static DatabaseUrl run(DatabaseUrl owner, String loginPassword) {
    Flyway.configure()
        .dataSource(owner.jdbc(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .cleanDisabled(true)
        .load()
        .migrate();
    DatabaseUrl login = login(owner, loginPassword);
    createLogin(owner, login);
    return login;
  }

  /**
   * How the application logs in. One login for each database, so that databases on one server do
   * not share a password.
   */
  public static DatabaseUrl login(DatabaseUrl owner, String loginPassword) {
    return owner.as(owner.database() + "_login", loginPassword);
  }

  private static void createLogin(DatabaseUrl owner, DatabaseUrl login) {
    String block =
        """
        DO $do$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %1$s) THEN
            EXECUTE format('CREATE ROLE %%I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE INHERIT', %1$s);
          END IF;
          EXECUTE format('ALTER ROLE %%I PASSWORD %%L', %1$s, %2$s);
          EXECUTE format('GRANT centrala_app TO %%I', %1$s);
        END $do$\
        """
            .formatted(literal(login.user()), literal(login.password()));
    for (int attempt = 1; ; attempt++) {
      try (Connection connection =
              DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
          Statement statement = connection.createStatement()) {
        statement.execute(block);
        return;
      } catch (SQLException failed) {
        // Two nodes that alter one role at the same moment: the later one sees the earlier one's
        // row and is told to try again.
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException("cannot prepare the application's database role", failed);
        }
      }
    }
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
