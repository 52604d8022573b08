package dev.centrala.infra.postgres.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.connectors.twilio.webhook.DeliveryReport;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.connectors.twilio.webhook.LimitedMessageDoor;
import dev.centrala.connectors.twilio.webhook.MessageDoor;
import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLine;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.audit.PgAuditLog;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text messages that were accepted and that the house cannot take in, now or ever. */
class MessagesThatFailTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();
  private final ConnectionAccess connection =
      new ConnectionAccess(
          tenant,
          ConnectionId.next(),
          "AC1",
          "secret",
          null,
          URI.create("https://centrala.example/"));
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final PgAuditLog audit = new PgAuditLog(Json.mapper());
  private final PgMessageBacklog backlog =
      new PgMessageBacklog(DATABASE.transactions(), Json.mapper(), new AuditTrail(audit, clock));
  private final Core core = new Core();
  private final LimitedMessageDoor door =
      new LimitedMessageDoor(
          core, TenantLimits.NONE, backlog, id -> Optional.of(connection), clock);

  /** Takes in what it can, and remembers what it was given. */
  private static final class Core implements MessageDoor {
    private final List<String> tried = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private Predicate<InboundSms> bad = sms -> sms.messageSid().startsWith("SMbad");
    private RuntimeException failure = new IllegalStateException("no such customer");

    @Override
    public void received(ConnectionAccess connection, InboundSms sms) {
      tried.add(sms.messageSid());
      if (bad.test(sms)) {
        throw failure;
      }
      taken.add(sms.messageSid());
    }

    @Override
    public void reported(ConnectionAccess connection, DeliveryReport report) {}
  }

  private static InboundSms sms(String sid) {
    return new InboundSms(sid, "+15550100", "+15550101", "Hello", List.of(), "");
  }

  private void waits(String sid) {
    backlog.add(tenant, connection.connection(), sms(sid));
  }

  private boolean look() {
    boolean waiting = door.tenantsWaiting().contains(tenant);
    if (waiting) {
      door.letIn(tenant);
    }
    return waiting;
  }

  private List<AuditEntry> audited() {
    return DATABASE
        .transactions()
        .inTenant(tenant, tx -> audit.list(tx, new PageRequest(50, null)))
        .items()
        .stream()
        .map(AuditLine::entry)
        .toList();
  }

  @Test
  void oneThatNeverSucceedsIsTriedLessAndLessAndKeptAsFailed() {
    waits("SMbad");
    for (int hour = 0; hour < 40; hour++) {
      look();
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(core.tried).hasSize(12);
    assertThat(look()).as("looked at no more").isFalse();
    assertThat(audited())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.action()).isEqualTo("message.failed");
          assertThat(line.subjectId()).isEqualTo(connection.connection().toString());
          assertThat(line.detail())
              .containsEntry("messageSid", "SMbad")
              .containsEntry("attempts", 12);
        });
    String reason =
        DATABASE
            .transactions()
            .inTenant(
                tenant,
                tx ->
                    PgTx.of(tx)
                        .rowOf(
                            "message",
                            "SELECT last_error FROM message_backlog WHERE tenant_id = $1 AND"
                                + " failed_at IS NOT NULL AND text = 'Hello'",
                            tenant)
                        .getString("last_error"));
    assertThat(reason).contains("no such customer");

    door.received(connection, sms("SMnext"));
    assertThat(core.taken).as("nobody waits behind it").containsExactly("SMnext");
  }

  @Test
  void theSameMomentTriesItOnce() {
    waits("SMbad");
    look();
    look();
    assertThat(core.tried).containsExactly("SMbad");
    now = now.plusSeconds(5);
    core.bad = sms -> false;
    look();
    assertThat(core.taken).containsExactly("SMbad");
    assertThat(look()).isFalse();
    assertThat(audited()).isEmpty();
  }

  @Test
  void howeverManyFailTheNextIsLetIn() {
    for (int i = 0; i < 45; i++) {
      waits("SMbad" + i);
    }
    waits("SMgood");
    for (int i = 0; i < 3; i++) {
      look();
    }
    assertThat(core.taken).containsExactly("SMgood");
  }

  /** The carrier would not bring it again. */
  @Test
  void oneThatFailsAtTheDoorIsKeptAndTriedAgain() {
    door.received(connection, sms("SMbad"));
    look();
    now = now.plusSeconds(5);
    core.bad = sms -> false;
    look();
    assertThat(core.taken).containsExactly("SMbad");
  }

  @Test
  void anOutageIsNoFailureOfTheMessage() {
    core.failure = new RefusedException(new Refusal.Unavailable("no database"));
    assertThatThrownBy(() -> door.received(connection, sms("SMbad")))
        .as("the carrier is told to come again")
        .isInstanceOf(RefusedException.class);
    waits("SMbad");
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(this::look).isInstanceOf(RefusedException.class);
    }
    core.bad = sms -> false;
    look();
    assertThat(core.taken).containsExactly("SMbad");
  }
}
