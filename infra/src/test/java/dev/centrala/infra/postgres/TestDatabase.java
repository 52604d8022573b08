package dev.centrala.infra.postgres;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database of its own for each test class, cloned from one template. Register it as a
 * static {@code @RegisterExtension}. The application's login is bound by row level security as in
 * production.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final String LOGIN_PASSWORD = "login-of-the-tests";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static String template = "";

  private DatabaseUrl owner = new DatabaseUrl("", 0, "", "", "");
  private DatabaseUrl application = owner;
  private Vertx vertx = Vertx.vertx();
  private Pool pool;

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    execute(TestServer.administrator(), "CREATE DATABASE " + name + " TEMPLATE " + template());
    owner = TestServer.administrator().to(name);
    application = Migrations.run(owner, LOGIN_PASSWORD);
    pool = Database.connect(vertx, application, 10);
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    pool.close().await();
    vertx.close().await();
    execute(TestServer.administrator(), "DROP DATABASE " + owner.database() + " WITH (FORCE)");
    execute(TestServer.administrator(), "DROP ROLE IF EXISTS " + application.user());
  }

  private static synchronized String template() throws SQLException {
    if (template.isEmpty()) {
      String name = "template_" + ProcessHandle.current().pid();
      execute(TestServer.administrator(), "CREATE DATABASE " + name);
      Migrations.run(TestServer.administrator().to(name), LOGIN_PASSWORD);
      template = name;
      Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropTemplate));
    }
    return template;
  }

  /** A server that outlives the tests is left as it was found. */
  private static void dropTemplate() {
    try {
      execute(TestServer.administrator(), "DROP DATABASE " + template + " WITH (FORCE)");
      execute(TestServer.administrator(), "DROP ROLE IF EXISTS " + template + "_login");
    } catch (SQLException alreadyGone) {
      // A server of this run's own is stopped by a hook of its own, sooner or later than this one.
    }
  }

  private static void execute(DatabaseUrl as, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(as.jdbc(), as.user(), as.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs SQL as the owner of the tables who, as a superuser, sees all tenants. */
  public void asOwner(String sql) {
    try {
      execute(owner, sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The first column of the first row, as text, seen by the owner of the tables. */
  public String valueAsOwner(String sql) {
    try (Connection connection =
            DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Nobody gets in, and who is in is thrown out; or everybody may come again. */
  public void answers(boolean up) {
    DatabaseUrl beside = owner.to("postgres");
    try {
      execute(beside, "ALTER DATABASE " + owner.database() + " WITH ALLOW_CONNECTIONS " + up);
      if (!up) {
        execute(
            beside,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + owner.database()
                + "'");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public Vertx vertx() {
    return vertx;
  }

  public Pool pool() {
    return pool;
  }

  public Transactions transactions() {
    return new PgTransactions(pool);
  }

  /** The owner's address, for a node that migrates by itself. */
  public DatabaseUrl ownerUrl() {
    return owner;
  }

  public DatabaseUrl applicationUrl() {
    return application;
  }

  /**
   * A tenant id that nobody else uses; rows that refer to the tenant's own row need one from the
   * tenant store instead.
   */
  public static TenantId anyTenant() {
    return new TenantId(UUID.randomUUID());
  }
}
