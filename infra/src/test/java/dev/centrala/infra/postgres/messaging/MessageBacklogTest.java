package dev.centrala.infra.postgres.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.connectors.twilio.webhook.MessageBacklog.Waiting;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.audit.PgAuditLog;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessageBacklogTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final ConnectionId connection = ConnectionId.next();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgMessageBacklog backlog =
      new PgMessageBacklog(
          DATABASE.transactions(),
          Json.mapper(),
          new AuditTrail(new PgAuditLog(Json.mapper()), () -> now));

  private static InboundSms sms(String sid) {
    return new InboundSms(
        sid,
        "+15550100",
        "+15550101",
        "Text of " + sid,
        List.of(new InboundSms.Media(URI.create("https://media.example/1"), "image/png")),
        "");
  }

  private List<String> claim(TenantId of, Instant at, int most) {
    return backlog.claim(of, at, at.plusSeconds(60), most).stream()
        .map(Waiting::sms)
        .map(InboundSms::messageSid)
        .toList();
  }

  @Test
  void whatWaitsComesBackOnceInItsOrderAndWholly() {
    for (String sid : List.of("SM3", "SM1", "SM2", "SM1")) {
      backlog.add(tenant, connection, sms(sid));
    }
    assertThat(backlog.tenants(now)).contains(tenant);
    assertThat(backlog.claim(tenant, now, now.plusSeconds(60), 1))
        .containsExactly(new Waiting(connection, sms("SM3"), 0));
    assertThat(claim(tenant, now, 5)).as("another node waits for its turn").isEmpty();
    backlog.remove(tenant, "SM3");
    backlog.release(tenant);
    assertThat(claim(tenant, now, 5)).containsExactly("SM1", "SM2");
    assertThat(claim(tenant, now.plusSeconds(61), 5))
        .as("the node that had them died")
        .containsExactly("SM1", "SM2");
  }

  @Test
  void whatFailedWaitsForItsTimeAndOthersPass() {
    backlog.add(tenant, connection, sms("SM1"));
    backlog.add(tenant, connection, sms("SM2"));
    Waiting first = backlog.claim(tenant, now, now.plusSeconds(60), 1).getFirst();
    backlog.failed(tenant, first, "not now", now.plusSeconds(5));
    backlog.release(tenant);
    assertThat(claim(tenant, now, 5)).containsExactly("SM2");
    backlog.remove(tenant, "SM2");
    assertThat(backlog.tenants(now.plusSeconds(4))).doesNotContain(tenant);
    assertThat(backlog.tenants(now.plusSeconds(5))).contains(tenant);
    Waiting again = backlog.claim(tenant, now.plusSeconds(5), now.plusSeconds(60), 5).getFirst();
    assertThat(again).isEqualTo(new Waiting(connection, sms("SM1"), 1));
    backlog.failed(tenant, again, "never", null);
    assertThat(backlog.tenants(now.plusSeconds(500_000))).doesNotContain(tenant);
    backlog.add(tenant, connection, sms("SM1"));
    assertThat(claim(tenant, now.plusSeconds(500_000), 5)).as("it stays failed").isEmpty();
  }

  @Test
  void anotherTenantSeesAndRemovesNothing() {
    backlog.add(tenant, connection, sms("SM9"));
    assertThat(claim(other, now, 5)).isEmpty();
    backlog.remove(other, "SM9");
    backlog.failed(other, new Waiting(connection, sms("SM9"), 0), "no", null);
    backlog.release(other);
    assertThat(claim(tenant, now, 5)).containsExactly("SM9");
    int seen =
        DATABASE
            .transactions()
            .inTenant(other, tx -> PgTx.of(tx).rows("SELECT 1 FROM message_backlog").size());
    assertThat(seen).isZero();
  }

  @Test
  void aTenantWithThousandsOfDueMessagesHidesNobodyElse() {
    pending(tenant, 3_000, "2026-03-02T09:00:00Z");
    pending(other, 1, "2026-03-02T09:59:00Z");
    TenantId later = TestDatabase.anyTenant();
    pending(later, 1, "2026-03-02T11:00:00Z");
    List<TenantId> due =
        DATABASE
            .transactions()
            .inDirectory(tx ->
                PgTx.of(tx)
                    .rows("SELECT directory.tenants_with_due_messages($1) AS tenant_id", now)
                    .stream()
                    .map(row -> new TenantId(row.getUUID("tenant_id")))
                    .toList());
    assertThat(due).contains(tenant, other).doesNotContain(later);
  }

  private static void pending(TenantId of, int count, String at) {
    DATABASE.asOwner(
        """
        INSERT INTO messages (tenant_id, id, interaction_id, thread_id, inbound, author_kind, text, attachments, status,
          segments, at, next_attempt_at)
        SELECT '%s', gen_random_uuid(), '%s', gen_random_uuid(), false, 'system', 'hello', '[]', 'pending', 1, '%s', '%s'
        FROM generate_series(1, %d)\
        """
            .formatted(of, UUID.randomUUID(), at, at, count));
  }
}
