package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Role;
import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.config.HostPort;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.node.Partner.Received;
import dev.centrala.infra.node.RestServer.Answer;
import dev.centrala.infra.outbound.GuardedHttpClient;
import dev.centrala.infra.outbound.PublicTargets;
import dev.centrala.infra.outbound.Resolver;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.events.PgDeliveries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events on their way to a partner: signed, in order, again after a failure, and nobody else's. */
class WebhookDeliveryTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /**
   * Near the real time, since the official library compares the signature's time with its own
   * clock.
   */
  private final MovableClock clock = new MovableClock(Instant.now());

  private final ObjectMapper json = SetUpFixture.mapper();
  private final Partner partner = new Partner(DATABASE.vertx());
  private GuardedHttpClient client;
  private WebhookParts parts;
  private RestServer server;
  private TenantId tenant;
  private String owner;

  @BeforeEach
  void wire() {
    PublicTargets targets =
        new PublicTargets(
            Resolver.SYSTEM, List.of(HostPort.parse("127.0.0.1:" + partner.port()).orElseThrow()));
    client = new GuardedHttpClient(DATABASE.vertx(), targets);
    parts =
        new WebhookParts(
            new Ground(
                DATABASE.transactions(),
                SetUpFixture.NO_AUDIT,
                clock,
                new SealedSecrets(new MasterKey(List.of(new byte[32])))),
            json,
            targets,
            client,
            new SimpleMeterRegistry());
    server = new RestServer(DATABASE.vertx(), json, parts.contract(), parts.routes());
    tenant = TestDatabase.anyTenant();
    owner = server.signIn(tenant, Role.OWNER);
  }

  @AfterEach
  void stop() {
    parts.stop();
    server.close();
    client.close();
    partner.close();
  }

  private Answer subscribe(String... events) {
    Answer created =
        server.post(
            owner,
            "/api/v1/webhooks",
            "{\"url\":\"%s\",\"events\":[\"%s\"]}"
                .formatted(partner.url(), String.join("\",\"", events)));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created;
  }

  private void happens(String type, String subject, int sequence) {
    happensIn(tenant, type, subject, sequence);
  }

  private void happensIn(TenantId where, String type, String subject, int sequence) {
    DATABASE
        .transactions()
        .doInTenant(
            where,
            tx ->
                parts
                    .outbox()
                    .append(
                        tx,
                        DomainEvent.of(
                            type,
                            subject,
                            clock.instant(),
                            Map.of("interactionId", subject, "sequence", sequence))));
  }

  private JsonNode deliveries(Answer webhook) {
    return server
        .get(owner, "/api/v1/webhooks/" + webhook.text("id") + "/deliveries")
        .body()
        .path("items");
  }

  @Test
  void aPartnerCanVerifyWhatItGets() throws Exception {
    Answer webhook = subscribe("interaction.created");
    String subject = InteractionId.next().toString();
    happens("interaction.created", subject, 1);
    happens("message.received", subject, 2);

    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(1);

    Received received = partner.next();
    assertThat(received.isSignedWith(webhook.text("secret"))).isTrue();
    assertThat(received.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
    JsonNode body = json.readTree(received.body());
    assertThat(body.path("type").asText()).isEqualTo("interaction.created");
    assertThat(body.path("timestamp").asText()).isNotEmpty();
    assertThat(body.at("/data/tenantId").asText()).isEqualTo(tenant.toString());
    assertThat(body.at("/data/interactionId").asText()).isEqualTo(subject);
    assertThat(body.at("/data/sequence").asInt()).isEqualTo(1);
    JsonNode delivery = deliveries(webhook).path(0);
    assertThat(delivery.path("status").asText()).isEqualTo("delivered");
    assertThat(delivery.path("eventId").asText()).isEqualTo(received.id());
    assertThat(delivery.path("lastStatus").asInt()).isEqualTo(204);
    assertThat(server.get(owner, "/api/v1/webhooks/" + webhook.text("id")).body().toString())
        .doesNotContain("whsec_");
  }

  @Test
  void aRunningWorkerDeliversWithoutBeingAsked() {
    Answer webhook = subscribe("*");
    parts.start();
    for (int i = 1; i <= 40; i++) {
      happens("interaction.queued", "subject-" + i % 4, i);
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Received received = partner.next();
      assertThat(received.isSignedWith(webhook.text("secret"))).isTrue();
      ids.add(received.id());
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void eventsOfOneSubjectKeepTheirOrderAndOthersPass() throws Exception {
    subscribe("*");
    partner.answers(delivery -> delivery.body().contains("\"first\"") ? 500 : 200);
    happens("interaction.created", "first", 1);
    happens("interaction.queued", "first", 2);
    happens("interaction.created", "second", 1);

    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(2);
    assertThat(partner.all()).hasSize(2);

    partner.answers(delivery -> 200);
    clock.advance(Duration.ofSeconds(11));
    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(2);
    List<Integer> sequences = new ArrayList<>();
    for (Received received : partner.all()) {
      JsonNode data = json.readTree(received.body()).path("data");
      if (data.path("interactionId").asText().equals("first")) {
        sequences.add(data.path("sequence").asInt());
      }
    }
    assertThat(sequences).containsExactly(1, 1, 2);
  }

  @Test
  void anAttemptThatFailsIsMadeAgainForThreeDaysAndThenSeenAsFailed() {
    Answer webhook = subscribe("*");
    partner.answers(delivery -> 503);
    happens("interaction.created", "s", 1);
    Instant start = clock.instant();
    int attempts = 0;
    while (deliveries(webhook).at("/0/status").asText().equals("pending")) {
      attempts += parts.worker().deliverNow(tenant);
      JsonNode delivery = deliveries(webhook).path(0);
      assertThat(delivery.path("attempts").asInt()).isEqualTo(attempts);
      assertThat(delivery.path("lastStatus").asInt()).isEqualTo(503);
      if (delivery.path("status").asText().equals("pending")) {
        Instant next = Instant.parse(delivery.path("nextAttemptAt").asText());
        clock.advance(Duration.between(clock.instant(), next).plusMillis(1));
      }
    }
    assertThat(deliveries(webhook).at("/0/status").asText()).isEqualTo("failed");
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
    assertThat(server.get(owner, "/api/v1/webhooks/" + webhook.text("id")).text("active"))
        .as("nothing is switched off")
        .isEqualTo("true");
    assertThat(partner.all())
        .extracting(Received::id)
        .hasSize(attempts)
        .containsOnly(partner.all().getFirst().id());

    partner.answers(delivery -> 200);
    String failed = deliveries(webhook).at("/0/id").asText();
    Answer replay =
        server.post(
            owner,
            "/api/v1/webhooks/" + webhook.text("id") + "/replay",
            "{\"deliveryIds\":[\"%s\"]}".formatted(failed));
    assertThat(replay.status()).as(replay.body().toString()).isEqualTo(202);
    assertThat(replay.body().path("replayed").asInt()).isEqualTo(1);
    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(1);
    assertThat(deliveries(webhook).at("/0/status").asText()).isEqualTo("delivered");
  }

  @Test
  void replaySinceMakesDeliveredEventsAgain() {
    Answer webhook = subscribe("*");
    happens("interaction.created", "s", 1);
    clock.advance(Duration.ofSeconds(2));
    Instant since = clock.instant();
    happens("interaction.queued", "s", 2);
    parts.worker().deliverNow(tenant);

    Answer replay =
        server.post(
            owner,
            "/api/v1/webhooks/" + webhook.text("id") + "/replay",
            "{\"since\":\"%s\"}".formatted(since));
    assertThat(replay.body().path("replayed").asInt()).isEqualTo(1);
    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(1);
    assertThat(partner.all()).hasSize(3);
    assertThat(
            server.post(owner, "/api/v1/webhooks/" + webhook.text("id") + "/replay", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void afterARotationTheOldSecretSignsTooForADay() {
    Answer webhook = subscribe("*");
    String old = webhook.text("secret");
    Answer rotated = server.post(owner, "/api/v1/webhooks/" + webhook.text("id") + "/secret", null);
    String fresh = rotated.text("secret");
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);

    happens("interaction.created", "s", 1);
    parts.worker().deliverNow(tenant);
    Received both = partner.next();
    assertThat(both.isSignedWith(old)).isTrue();
    assertThat(both.isSignedWith(fresh)).isTrue();

    clock.advance(Duration.ofHours(25));
    happens("interaction.created", "s", 2);
    parts.worker().deliverNow(tenant);
    assertThat(partner.next().headers().firstValue("webhook-signature").orElseThrow())
        .doesNotContain(" ");
  }

  /**
   * A node that died with a delivery in hand: its lease ends, another node makes it; the dead one's
   * late word is not heard.
   */
  @Test
  void aLeaseThatWasLeftIsTakenOver() {
    Answer webhook = subscribe("*");
    happens("interaction.created", "s", 1);
    PgDeliveries store = new PgDeliveries();
    PgDeliveries.Claim lost =
        DATABASE
            .transactions()
            .inTenant(tenant, tx -> store.claim(tx, clock.instant(), 10, 10, Map.of()))
            .getFirst();
    assertThat(parts.worker().deliverNow(tenant)).isZero();

    clock.advance(Duration.ofSeconds(61));
    List<TenantId> due =
        DATABASE.transactions().inDirectory(tx -> store.tenantsWithDue(tx, clock.instant()));
    assertThat(due).contains(tenant);
    assertThat(parts.worker().deliverNow(tenant)).isEqualTo(1);
    DATABASE
        .transactions()
        .doInTenant(tenant, tx -> store.notDelivered(tx, lost, 500, "too late", clock.instant()));
    assertThat(deliveries(webhook).at("/0/status").asText()).isEqualTo("delivered");
    assertThat(deliveries(webhook).at("/0/attempts").asInt()).isEqualTo(2);
  }

  @Test
  void anEventOfATransactionThatFailedWasNeverThere() {
    Answer webhook = subscribe("*");
    try {
      DATABASE
          .transactions()
          .doInTenant(
              tenant,
              tx -> {
                parts
                    .outbox()
                    .append(
                        tx, DomainEvent.of("interaction.created", "s", clock.instant(), Map.of()));
                throw new IllegalArgumentException("the fact failed");
              });
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessage("the fact failed");
    }
    assertThat(parts.worker().deliverNow(tenant)).isZero();
    assertThat(deliveries(webhook)).isEmpty();
  }

  @Test
  void oneThatIsSwitchedOffGetsNothingUntilItIsOnAgain() {
    Answer webhook = subscribe("*");
    String path = "/api/v1/webhooks/" + webhook.text("id");
    happens("interaction.created", "s", 1);
    assertThat(server.patch(owner, path, "1", "{\"active\":false}").status()).isEqualTo(200);
    happens("interaction.queued", "s", 2);
    assertThat(parts.worker().deliverNow(tenant)).isZero();
    assertThat(server.patch(owner, path, "2", "{\"active\":true}").status()).isEqualTo(200);
    assertThat(parts.worker().deliverNow(tenant)).as("what waited goes out").isEqualTo(1);
  }

  /** Row 10 of the attack list, at save. */
  @Test
  void anAddressThatIsNotPublicIsRefusedAtSaveAndAtChange() {
    for (String url :
        List.of(
            "http://127.0.0.1:1/",
            "http://169.254.169.254/",
            "http://10.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://2130706433/",
            "http://localhost/")) {
      Answer refused =
          server.post(
              owner, "/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"*\"]}".formatted(url));
      assertThat(refused.status()).as(url).isEqualTo(400);
      assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/url");
    }
    Answer webhook = subscribe("*");
    assertThat(
            server
                .patch(
                    owner,
                    "/api/v1/webhooks/" + webhook.text("id"),
                    "1",
                    "{\"url\":\"http://10.0.0.1/\"}")
                .status())
        .isEqualTo(400);
    assertThat(
            server
                .post(
                    owner,
                    "/api/v1/webhooks",
                    "{\"url\":\"https://partner.example\",\"events\":[\"moon.rises\"]}")
                .status())
        .isEqualTo(400);
  }

  /** Row 5 of the attack list. */
  @Test
  void anotherTenantsWebhooksAreNotThereAndHearNothing() {
    Answer webhook = subscribe("*");
    happens("interaction.created", "s", 1);
    parts.worker().deliverNow(tenant);
    String delivery = deliveries(webhook).at("/0/id").asText();
    TenantId otherTenant = TestDatabase.anyTenant();
    String other = server.signIn(otherTenant, Role.OWNER);
    String path = "/api/v1/webhooks/" + webhook.text("id");
    String random = "/api/v1/webhooks/" + UUID.randomUUID();

    assertThat(server.get(other, path).body()).isEqualTo(server.get(other, random).body());
    assertThat(server.get(other, path).status()).isEqualTo(404);
    assertThat(server.patch(other, path, "1", "{\"active\":false}").status()).isEqualTo(404);
    assertThat(server.delete(other, path).status()).isEqualTo(404);
    assertThat(server.post(other, path + "/secret", null).status()).isEqualTo(404);
    assertThat(server.get(other, path + "/deliveries").status()).isEqualTo(404);
    assertThat(
            server
                .post(other, path + "/replay", "{\"deliveryIds\":[\"%s\"]}".formatted(delivery))
                .status())
        .isEqualTo(404);
    happensIn(otherTenant, "interaction.created", "s", 1);
    assertThat(parts.worker().deliverNow(otherTenant)).isZero();
    assertThat(partner.all()).hasSize(1);
    assertThat(server.get(server.signIn(tenant, Role.SUPERVISOR), "/api/v1/webhooks").status())
        .isEqualTo(403);
  }

  @Test
  void whatIsOldAndDoneIsRemoved() {
    Answer webhook = subscribe("*");
    happens("interaction.created", "done", 1);
    parts.worker().deliverNow(tenant);
    clock.advance(Duration.ofDays(31));
    PgDeliveries store = new PgDeliveries();
    Instant before = clock.instant().minus(Duration.ofDays(30));
    List<TenantId> old =
        DATABASE.transactions().inDirectory(tx -> store.tenantsWithOldEvents(tx, before));
    assertThat(old).contains(tenant);
    int removed = DATABASE.transactions().inTenant(tenant, tx -> store.removeOldEvents(tx, before));
    assertThat(removed).isEqualTo(1);
    assertThat(deliveries(webhook)).isEmpty();
  }
}
