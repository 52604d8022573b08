package dev.centrala.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second wall between tenants: the database itself. Row 8 of the attack list. */
class RowLevelSecurityTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void everyTableWithATenantForcesRowLevelSecurity() {
    List<String> open =
        tables(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)\
            """);
    assertThat(open).isEmpty();
  }

  @Test
  void everyTableOutsideTheDirectoryHasATenant() {
    List<String> without =
        tables(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'
            AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')\
            """);
    assertThat(without).isEmpty();
  }

  @Test
  void theApplicationOwnsNothingAndCannotBypass() {
    assertThat(
            tables(
                """
                SELECT rolname AS relname FROM pg_roles
                WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)\
                """))
        .isEmpty();
    assertThat(
            tables(
                "SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE"
                    + " rolname = current_user)"))
        .isEmpty();
  }

  /** In SQL functions a column goes before a parameter of the same name. */
  @Test
  void noColumnHidesAParameterOfADirectoryFunction() {
    List<String> hidden =
        tables(
            """
            SELECT p.proname || ': ' || c.relname || '.' || a.attname AS relname
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'directory'
            JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'sql'
            JOIN pg_class c ON c.relkind IN ('r', 'p') AND p.prosrc ~ ('\\m' || c.relname || '\\M')
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.attname = ANY(p.proargnames)\
            """);
    assertThat(hidden).isEmpty();
  }

  private static List<String> tables(String sql) {
    return DATABASE
        .transactions()
        .inDirectory(tx ->
            PgTx.of(tx).rows(sql).stream().map((Row row) -> row.getString("relname")).toList());
  }
}
