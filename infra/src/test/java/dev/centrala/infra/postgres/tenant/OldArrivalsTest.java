package dev.centrala.infra.postgres.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OldArrivalsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final OldArrivals arrivals = new OldArrivals(DATABASE.transactions());

  private static void seen(TenantId of, int count, int daysAgo) {
    DATABASE.asOwner(
        """
        INSERT INTO provider_events (tenant_id, provider, event_id, seen_at)
        SELECT '%s', 'twilio', 'message:%d-' || n, now() - make_interval(days => %d) FROM generate_series(1, %d) n\
        """
            .formatted(of, daysAgo, daysAgo, count));
  }

  private static void failed(TenantId of, String sid, String failedAt) {
    DATABASE.asOwner(
        """
        INSERT INTO message_backlog (tenant_id, message_sid, connection_id, from_address, to_address, text, media,
          opt_out, failed_at)
        VALUES ('%s', '%s', gen_random_uuid(), '', '', '', '[]', '', %s)\
        """
            .formatted(of, sid, failedAt));
  }

  private static int count(TenantId of, String table) {
    return DATABASE
        .transactions()
        .inTenant(of, tx -> PgTx.of(tx).rows("SELECT 1 FROM " + table).size());
  }

  @Test
  void whatIsOldGoesInBatchesAndWhatIsYoungerStays() {
    seen(tenant, 1_200, 91);
    seen(tenant, 3, 89);
    seen(other, 2, 91);
    assertThat(arrivals.tenants()).contains(tenant, other);
    assertThat(arrivals.forget(tenant, 500)).isEqualTo(500);
    assertThat(arrivals.forget(tenant)).isEqualTo(700);
    assertThat(count(tenant, "provider_events")).isEqualTo(3);
    assertThat(count(other, "provider_events")).as("another tenant's").isEqualTo(2);
    assertThat(arrivals.tenants()).contains(other).doesNotContain(tenant);
  }

  @Test
  void aMessageGoesOnlyLongAfterItHasFailedForGood() {
    failed(tenant, "SM1", "now() - interval '91 days'");
    failed(tenant, "SM2", "now() - interval '89 days'");
    failed(tenant, "SM3", "NULL");
    assertThat(arrivals.tenants()).contains(tenant);
    assertThat(arrivals.forget(tenant)).isEqualTo(1);
    assertThat(count(tenant, "message_backlog")).isEqualTo(2);
    assertThat(arrivals.tenants()).doesNotContain(tenant);
  }

  @Test
  void theApplicationItselfDeletesNoneOfThem() {
    seen(tenant, 1, 1);
    assertThatThrownBy(() ->
            DATABASE
                .transactions()
                .inTenant(
                    tenant,
                    tx ->
                        PgTx.of(tx)
                            .update(
                                "DELETE FROM provider_events WHERE tenant_id = $1", tx.tenant())))
        .hasStackTraceContaining("permission denied");
  }
}
