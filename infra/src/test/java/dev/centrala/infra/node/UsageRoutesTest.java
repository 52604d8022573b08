package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Role;
import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.infra.node.RestServer.Answer;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.TestDatabase;
import io.vertx.pgclient.PgException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage through the contract and in the database. */
class UsageRoutesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = SetUpFixture.NOW;
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final List<String> ALARMS = new CopyOnWriteArrayList<>();
  private static final List<DomainEvent> TOLD = new CopyOnWriteArrayList<>();
  private static UsageParts parts;
  private static RestServer server;

  private TenantId tenant;
  private String owner;

  @BeforeAll
  static void serve() {
    ObjectMapper json = SetUpFixture.mapper();
    parts =
        new UsageParts(
            new Ground(DATABASE.transactions(), SetUpFixture.NO_AUDIT, () -> NOW, null),
            tx -> ZoneId.of("Europe/Bucharest"),
            (tx, event) -> tx.afterCommit(() -> TOLD.add(event)),
            (tenant, id, known, given) -> ALARMS.add(id + " " + known + " " + given));
    server = new RestServer(DATABASE.vertx(), json, parts.contract(), parts.routes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newTenant() {
    tenant = TestDatabase.anyTenant();
    owner = server.signIn(tenant, Role.OWNER);
    ALARMS.clear();
    TOLD.clear();
  }

  private void count(UsageEvent event) {
    DATABASE.transactions().doInTenant(tenant, tx -> parts.log().record(tx, event));
  }

  private static UsageEvent sms(String id, String quantity, Instant at, QueueId queue) {
    return new UsageEvent(
        id,
        Meter.SMS_SEGMENTS,
        new BigDecimal(quantity),
        at,
        Channel.SMS,
        InteractionId.next(),
        queue,
        null);
  }

  private Answer report(String id, String quantity, Instant at) {
    return server.post(
        owner,
        "/api/v1/usageEvents",
        """
        {"id":"%s","meter":"custom.parcels","quantity":"%s","at":"%s"}\
        """
            .formatted(id, quantity, at));
  }

  @Test
  void sumsFollowTheMeterTheDayOfTheTenantAndTheQueue() {
    QueueId queue = QueueId.next();
    count(sms("a", "2", Instant.parse("2026-03-01T21:59:00Z"), queue));
    count(sms("b", "3", Instant.parse("2026-03-01T22:01:00Z"), queue));
    count(sms("c", "1.5", Instant.parse("2026-03-02T08:00:00Z"), null));

    Answer days =
        server.get(
            owner, "/api/v1/usage?groupBy=day&from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z");
    assertThat(days.status()).as(days.body().toString()).isEqualTo(200);
    assertThat(days.body().at("/items/0/group").asText()).isEqualTo("2026-03-01");
    assertThat(days.body().at("/items/0/quantity").asText()).isEqualTo("2");
    assertThat(days.body().at("/items/1/group").asText()).isEqualTo("2026-03-02");
    assertThat(days.body().at("/items/1/quantity").asText()).isEqualTo("4.5");

    Answer queues = server.get(owner, "/api/v1/usage?groupBy=queue&meter=sms.segments");
    assertThat(queues.body().at("/items/0/group").asText()).isEqualTo(queue.toString());
    assertThat(queues.body().at("/items/0/quantity").asText()).isEqualTo("5");
    assertThat(queues.body().at("/items/1/group").isNull()).isTrue();

    Answer total = server.get(owner, "/api/v1/usage");
    assertThat(total.body().at("/items/0/quantity").asText()).isEqualTo("6.5");
    assertThat(total.body().at("/items/0/unit").asText()).isEqualTo("segment");
    assertThat(TOLD).extracting(DomainEvent::type).containsOnly("usage.recorded").hasSize(3);
  }

  @Test
  void theSameFactCountsOnce() {
    UsageEvent event = sms("same", "2", BEFORE, null);
    count(event);
    count(event);
    assertThat(server.get(owner, "/api/v1/usage").body().at("/items/0/quantity").asText())
        .isEqualTo("2");
    assertThat(TOLD).hasSize(1);
  }

  /** Row 12 of the attack list. */
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-1", "1e308", "Infinity", "", "1.0000001", "0x10", "1,5"})
  void aQuantityThatIsNoPlainNumberIsRefused(String quantity) {
    assertThat(report("q", quantity, NOW).status()).isEqualTo(400);
  }

  /** Row 12 of the attack list: the same id with another quantity is 409 and an alert. */
  @Test
  void theSameIdWithAnotherQuantityIsAConflictAndAnAlarm() {
    assertThat(report("p", "2", BEFORE).status()).isEqualTo(201);
    assertThat(report("p", "2.0", BEFORE).status()).isEqualTo(201);
    assertThat(report("p", "3", BEFORE).status()).isEqualTo(409);
    assertThat(ALARMS).containsExactly("reported:p 2 3");
    assertThat(server.get(owner, "/api/v1/usage").body().at("/items/0/quantity").asText())
        .isEqualTo("2");
  }

  /** Row 13 of the attack list. */
  @Test
  void aDayAheadIsRefusedAndFortyDaysBackIsSeenInQuarantine() {
    assertThat(report("ahead", "1", NOW.plus(Duration.ofDays(1))).status()).isEqualTo(400);

    Answer late = report("late", "1", NOW.minus(Duration.ofDays(40)));
    assertThat(late.status()).isEqualTo(201);
    assertThat(late.text("quarantine")).contains("35 days");

    String range = "?from=2026-01-01T00:00:00Z&to=2026-03-03T00:00:00Z";
    assertThat(server.get(owner, "/api/v1/usage" + range).body().path("items")).isEmpty();
    Answer quarantined = server.get(owner, "/api/v1/usageEvents?quarantined=true");
    assertThat(quarantined.body().at("/items/0/id").asText()).isEqualTo("late");
    assertThat(server.get(owner, "/api/v1/usageEvents?quarantined=false").body().path("items"))
        .isEmpty();
  }

  @Test
  void onlyTheTenantsOwnMetersAreReported() {
    String body =
        """
        {"id":"x","meter":"%s","quantity":"1","at":"2026-03-02T10:00:00Z"}\
        """;
    for (String meter : List.of("sms.segments", "custom.", "custom.a b", "parcels")) {
      assertThat(server.post(owner, "/api/v1/usageEvents", body.formatted(meter)).status())
          .as(meter)
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groupBy=moon",
        "meter=nothing",
        "from=yesterday",
        "from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z",
        "from=2020-03-03T00:00:00Z"
      })
  void wrongQuestionsAreRefused(String query) {
    assertThat(server.get(owner, "/api/v1/usage?" + query).status()).isEqualTo(400);
  }

  /** Row 5 of the attack list. */
  @Test
  void anotherTenantSeesAndBlocksNothing() {
    report("mine", "4", NOW);
    TenantId otherTenant = TestDatabase.anyTenant();
    String other = server.signIn(otherTenant, Role.OWNER);

    assertThat(server.get(other, "/api/v1/usage").body().path("items")).isEmpty();
    assertThat(server.get(other, "/api/v1/usageEvents").body().path("items")).isEmpty();
    assertThat(
            server
                .post(
                    other,
                    "/api/v1/usageEvents",
                    """
                    {"id":"mine","meter":"custom.parcels","quantity":"9","at":"2026-03-02T10:00:00Z"}\
                    """)
                .status())
        .as("the same id of another tenant is another event")
        .isEqualTo(201);
    String agent = server.signIn(tenant, Role.AGENT);
    assertThat(server.get(agent, "/api/v1/usage").status()).isEqualTo(403);
  }

  /** What was written stays, whatever the application is made to run. */
  @Test
  void theDatabaseRefusesToChangeUsage() {
    count(sms("kept", "2", NOW, null));
    for (String sql : List.of("UPDATE usage_events SET quantity = 0", "DELETE FROM usage_events")) {
      assertThatThrownBy(
              () -> DATABASE.transactions().inTenant(tenant, tx -> PgTx.of(tx).update(sql)))
          .isInstanceOf(PgException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aConflictUndoesTheFactThatCameWithIt() {
    count(sms("fact", "2", BEFORE, null));
    assertThatThrownBy(() ->
            DATABASE
                .transactions()
                .doInTenant(
                    tenant,
                    tx -> {
                      parts.log().record(tx, sms("another", "1", BEFORE, null));
                      parts.log().record(tx, sms("fact", "5", BEFORE, null));
                    }))
        .isInstanceOf(RefusedException.class);
    assertThat(server.get(owner, "/api/v1/usage").body().at("/items/0/quantity").asText())
        .isEqualTo("2");
  }
}
