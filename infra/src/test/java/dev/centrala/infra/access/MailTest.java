package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.centrala.core.shared.MailId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.mail.MailContent;
import dev.centrala.infra.mail.MailDelivery;
import dev.centrala.infra.mail.MailQueue;
import dev.centrala.infra.mail.MailSender;
import dev.centrala.infra.mail.OutgoingMail;
import dev.centrala.infra.mail.SmtpSender;
import dev.centrala.infra.mail.SmtpUrl;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mail over SMTP, with a server that answers and one that does not. */
class MailTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void aMailGoesOutOnceAndItsLinkIsGoneFromTheDatabase() throws Exception {
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Mail", "mail@x.example")).expect(202);
    MailDelivery delivery = delivery(sender());
    delivery.deliverDue();
    delivery.deliverDue();
    MimeMessage[] received = SERVER.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("Confirm your address");
    assertThat(received[0].getAllRecipients()[0]).hasToString("mail@x.example");
    assertThat(received[0].getMessageID()).endsWith("@centrala.example>");
    String body = GreenMailUtil.getBody(received[0]);
    assertThat(body).contains("text/plain").contains("text/html").contains("/app/confirm#token");
    assertThat(NODE.client.get("/demo/mails?to=mail@x.example", null).expect(200).path("items"))
        .isEmpty();
  }

  @Test
  void aMailThatFailsIsTriedAgainLaterAndLater() {
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Down", "down@x.example")).expect(202);
    List<String> sent = new ArrayList<>();
    boolean[] down = {true};
    MailDelivery delivery =
        delivery(mail -> {
          sent.add(mail.recipient());
          if (down[0]) {
            throw new IllegalStateException("no server");
          }
        });
    delivery.deliverDue();
    delivery.deliverDue();
    assertThat(sent).filteredOn("down@x.example"::equals).hasSize(1);
    NODE.clock.advance(Duration.ofSeconds(10));
    delivery.deliverDue();
    NODE.clock.advance(Duration.ofSeconds(10));
    delivery.deliverDue();
    assertThat(sent).filteredOn("down@x.example"::equals).hasSize(2);
    NODE.clock.advance(Duration.ofSeconds(10));
    down[0] = false;
    delivery.deliverDue();
    NODE.clock.advance(Duration.ofHours(5));
    delivery.deliverDue();
    assertThat(sent).filteredOn("down@x.example"::equals).hasSize(3);
  }

  @Test
  void aNodeThatDiedWhileSendingLeavesTheMailToAnother() {
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Died", "died@x.example")).expect(202);
    MailQueue queue = NODE.parts.stores().mails();
    var transactions = NODE.database.transactions();
    var now = NODE.clock.instant();
    for (TenantId tenant : transactions.inDirectory(tx -> queue.tenantsWithDueMail(tx, now))) {
      transactions.inTenant(tenant, tx -> queue.claim(tx, now, now.plusSeconds(120)));
    }
    List<String> sent = new ArrayList<>();
    MailDelivery delivery = delivery(mail -> sent.add(mail.recipient()));
    delivery.deliverDue();
    assertThat(sent).isEmpty();
    NODE.clock.advance(Duration.ofMinutes(3));
    delivery.deliverDue();
    assertThat(sent).contains("died@x.example");
  }

  /**
   * What else a claim took nobody would send before its lease is over. For a tenant of whom it
   * knows hardly a mail the planner joins in a loop, and what is due was asked for in each turn of
   * it.
   */
  @Test
  void aClaimTakesOneMailHoweverThePlannerFindsIt() {
    TenantId tenant =
        TenantId.parse(NODE.signUp("Plan", "plan@x.example").path("tenantId").asText());
    delivery(mail -> {}).deliverDue();
    NODE.database.asOwner("DELETE FROM outgoing_mails WHERE recipient = 'plan@x.example'");
    NODE.database.asOwner("ANALYZE outgoing_mails");
    for (int i = 0; i < 5; i++) {
      NODE.clock.advance(Duration.ofMillis(10));
      write(tenant, "plan-" + i + "@x.example");
    }
    Instant now = NODE.clock.instant();
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(
          NODE.database
              .transactions()
              .inTenant(
                  tenant,
                  tx -> {
                    NODE.parts.stores().mails().claim(tx, now, now.plusSeconds(120));
                    return PgTx.of(tx)
                        .rowOf(
                            "count",
                            "SELECT count(*) AS taken FROM outgoing_mails WHERE tenant_id = $1"
                                + " AND state = 'pending' AND attempts > 0",
                            tenant)
                        .getLong("taken");
                  }));
    }
    assertThat(taken).containsExactly(1L, 2L, 3L);
  }

  /** The server takes a minute for each, and other nodes look for mail meanwhile. */
  @Test
  void whatIsSentSlowlyIsSentOnce() {
    TenantId tenant =
        TenantId.parse(NODE.signUp("Slow", "slow@x.example").path("tenantId").asText());
    delivery(mail -> {}).deliverDue();
    for (int i = 0; i < 5; i++) {
      write(tenant, "slow-" + i + "@x.example");
    }
    List<String> sent = new ArrayList<>();
    MailDelivery other = delivery(mail -> sent.add(mail.recipient()));
    MailDelivery slow =
        delivery(mail -> {
          sent.add(mail.recipient());
          NODE.clock.advance(Duration.ofMinutes(1));
          other.deliverDue();
        });
    slow.deliverDue();
    assertThat(sent).filteredOn(to -> to.startsWith("slow-")).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aTenantIsFoundHoweverManyMailsAnotherHasDue() {
    TenantId flooded =
        TenantId.parse(NODE.signUp("Flood", "flood@x.example").path("tenantId").asText());
    TenantId quiet =
        TenantId.parse(NODE.signUp("Quiet", "quiet@x.example").path("tenantId").asText());
    delivery(mail -> {}).deliverDue();
    NODE.database.asOwner(
        "INSERT INTO outgoing_mails (tenant_id, mail_id, recipient, state, next_attempt_at,"
            + " created_at) SELECT '"
            + flooded
            + "', gen_random_uuid(), 'flood@x.example', 'pending', '2000-01-01Z', now()"
            + " FROM generate_series(1, 600)");
    try {
      write(quiet, "quiet@x.example");
      List<TenantId> due =
          NODE.database
              .transactions()
              .inDirectory(
                  tx -> NODE.parts.stores().mails().tenantsWithDueMail(tx, NODE.clock.instant()));
      assertThat(due).contains(flooded, quiet).doesNotHaveDuplicates();
    } finally {
      NODE.database.asOwner("DELETE FROM outgoing_mails WHERE recipient = 'flood@x.example'");
    }
  }

  @Test
  void aMailThatCannotBeOpenedKeepsNoOtherBack() {
    List<TenantId> tenants = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String name = "sealed" + i;
      tenants.add(TenantId.parse(NODE.signUp(name, name + "@x.example").path("tenantId").asText()));
    }
    delivery(mail -> {}).deliverDue();
    for (TenantId tenant : tenants) {
      write(tenant, "broken@x.example");
      NODE.clock.advance(Duration.ofSeconds(1));
      write(tenant, "whole@x.example");
    }
    NODE.database.asOwner(
        "UPDATE outgoing_mails SET sealed_content = decode('01' || repeat('ab', 60), 'hex')"
            + " WHERE recipient = 'broken@x.example'");
    List<String> sent = new ArrayList<>();
    delivery(mail -> sent.add(mail.recipient())).deliverDue();
    assertThat(sent).containsExactly("whole@x.example", "whole@x.example", "whole@x.example");
    NODE.database.asOwner("DELETE FROM outgoing_mails WHERE recipient = 'broken@x.example'");
  }

  private static void write(TenantId tenant, String to) {
    MailContent content = new MailContent("Hello", "Hello", "<p>Hello</p>", List.of());
    OutgoingMail mail = new OutgoingMail(MailId.next(), to, content, 0, NODE.clock.instant());
    NODE.database
        .transactions()
        .doInTenant(tenant, tx -> NODE.parts.stores().mails().add(tx, mail));
  }

  @Test
  void anotherTenantSeesNoMail() {
    NODE.signUp("Own mail", "own@x.example");
    TenantId stranger =
        TenantId.parse(NODE.signUp("No mail", "none@x.example").path("tenantId").asText());
    List<Row> seen =
        NODE.database
            .transactions()
            .inTenant(
                stranger,
                tx ->
                    PgTx.of(tx)
                        .rows(
                            "SELECT recipient FROM outgoing_mails WHERE recipient ="
                                + " 'own@x.example'"));
    assertThat(seen).isEmpty();
  }

  @Test
  void theServersUrlSaysHowToSend() {
    SmtpUrl url =
        SmtpUrl.parse(
            URI.create("smtp://me%40x:p%3Aw@mail.example:2525?from=desk@x.example"), "d@x.example");
    assertThat(url.user()).isEqualTo("me@x");
    assertThat(url.password()).isEqualTo("p:w");
    assertThat(url.startTls()).isEqualTo(SmtpUrl.StartTls.REQUIRED);
    assertThat(url.from()).isEqualTo("desk@x.example");
    assertThat(url.toString()).doesNotContain("p:w");
    assertThat(SmtpUrl.parse(URI.create("smtps://mail.example"), "d@x.example").port())
        .isEqualTo(465);
  }

  private static SmtpSender sender() {
    return new SmtpSender(
        SmtpUrl.parse(
            URI.create("smtp://127.0.0.1:" + SERVER.getSmtp().getPort()),
            "no-reply@centrala.example"));
  }

  private static MailDelivery delivery(MailSender sender) {
    return new MailDelivery(
        NODE.database.transactions(), NODE.parts.stores().mails(), sender, false, NODE.clock);
  }
}
