package dev.centrala.infra.postgres.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Until when numbers were looked at. */
class MissedLooksTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String NUMBER = "+12025550100";
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final PgMissedLooks looks = new PgMissedLooks();
  private final TenantId tenant = TestDatabase.anyTenant();
  private final ConnectionId connection = ConnectionId.next();

  private Optional<Instant> known(TenantId by) {
    return DATABASE.transactions().inTenant(by, tx -> looks.lookedUntil(tx, connection, NUMBER));
  }

  private void look(TenantId by, Instant until) {
    DATABASE.transactions().doInTenant(by, tx -> looks.lookedUntil(tx, connection, NUMBER, until));
  }

  @Test
  void theLatestLookIsKnownAndAnotherTenantNeitherSeesNorMovesIt() {
    DATABASE.asOwner(
        "INSERT INTO connections (tenant_id, id, version, provider, name, account, created_at)"
            + " VALUES ('%s', '%s', 1, 'twilio', 'Carrier', 'AC1', now())"
                .formatted(tenant, connection));
    assertThat(known(tenant)).isEmpty();
    look(tenant, NOON);
    look(tenant, NOON.minusSeconds(60));
    assertThat(known(tenant)).contains(NOON);
    TenantId other = TestDatabase.anyTenant();
    look(other, NOON.plusSeconds(60));
    assertThat(known(other)).isEmpty();
    assertThat(known(tenant)).contains(NOON);
  }
}
