package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.retention.Kept;
import dev.centrala.core.tenant.retention.NightlyRetention;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.node.AccessStores;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.tenant.PgRetention;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tenant no longer keeps goes; all else stays, above all what is another tenant's. */
class RetentionTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final String RETENTION = "/api/v1/tenant/retention";
  private static final List<String> AGED =
      List.of(
          "UPDATE interactions SET ended_at = ended_at - interval '40 days' WHERE ended_at IS NOT"
              + " NULL",
          "UPDATE interaction_events SET at = at - interval '40 days'",
          "UPDATE messages SET at = at - interval '40 days'",
          "UPDATE routing_explanations SET at = at - interval '40 days'",
          "UPDATE audit_log SET at = at - interval '40 days'");

  private static Contact mine;
  private static Contact live;
  private static Contact theirs;

  /** One contact of a shop, and whether it is over. */
  private record Contact(Shop shop, Wire desk, String interaction) {
    static Contact of(Shop shop, Wire desk, Line line, boolean finished) {
      String customer = Line.customer();
      BUSINESS.carrier().receiveSms(customer, line.number(), "Hello");
      String interaction = shop.onlyInteractionOf(customer);
      JsonNode offer = desk.awaitOffer(interaction);
      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
      if (finished) {
        desk.done("completeWrapUp", Map.of("interactionId", interaction, "notes", "done"));
        shop.awaitState(interaction, "ended");
      }
      return new Contact(shop, desk, interaction);
    }

    int rows(String part) {
      return shop.owner().items("/api/v1/interactions/" + interaction + "/" + part).size();
    }

    String usage() {
      return shop.usage("sms.segments").orElseThrow().path("quantity").asText();
    }
  }

  @BeforeAll
  static void contactsOfLongAgo() {
    Shop shop = BUSINESS.shop();
    Wire desk = shop.agent("ana").available();
    Line line = shop.line(BUSINESS.carrier(), shop.queue("Texts", Map.of()));
    mine = Contact.of(shop, desk, line, true);
    live = Contact.of(shop, desk, line, false);
    Shop other = BUSINESS.shop();
    theirs =
        Contact.of(
            other,
            other.agent("bob").available(),
            other.line(BUSINESS.carrier(), other.queue("Texts", Map.of())),
            true);
    AGED.forEach(BUSINESS.database()::asOwner);
  }

  @AfterAll
  static void close() {
    Stream.of(mine, theirs).forEach(contact -> contact.desk().close());
  }

  private static Transactions transactions() {
    return BUSINESS.database().transactions();
  }

  private static NightlyRetention nightly(InstantSource clock) {
    return new NightlyRetention(
        transactions(),
        new PgRetention(),
        new AuditTrail(AccessStores.of(Business.KEY, Json.mapper()).audit(), Clock.systemUTC()),
        clock);
  }

  @Test
  void whatIsOverAndOldGoesAndNothingElse() {
    Api owner = mine.shop().owner();
    TenantId tenant = TenantId.parse(mine.shop().tenant());
    JsonNode before = owner.get(RETENTION).expect(200);
    assertThat(before.path("timelinesDays").asInt()).as("for good by default").isZero();
    assertThat(nightly(InstantSource.system()).apply(tenant)).isEmpty();
    String usage = mine.usage();

    owner.patch(RETENTION, Map.of("timelinesDays", -1), "\"0\"").expect(400);
    JsonNode changed =
        owner
            .patch(
                RETENTION,
                Map.of(
                    "timelinesDays",
                    30,
                    "messagesDays",
                    30,
                    "explanationsDays",
                    30,
                    "auditDays",
                    30),
                "\"0\"")
            .expect(200);
    assertThat(changed.path("version").asLong()).isEqualTo(1);
    owner.patch(RETENTION, Map.of("timelinesDays", 1), "\"0\"").expect(412);
    owner.change(RETENTION, Map.of("messagesDays", 60));
    Map<Kept, Integer> first = nightly(InstantSource.system()).apply(tenant);
    assertThat(first).containsKeys(Kept.TIMELINES, Kept.EXPLANATIONS, Kept.AUDIT);
    assertThat(first).as("40 days are younger than 60").doesNotContainKey(Kept.MESSAGES);
    assertThat(mine.rows("messages")).isEqualTo(1);

    owner.change(RETENTION, Map.of("messagesDays", 30));
    assertThat(nightly(InstantSource.system()).apply(tenant)).containsEntry(Kept.MESSAGES, 1);
    for (String part : List.of("events", "messages", "explanations")) {
      assertThat(mine.rows(part)).as(part).isZero();
      assertThat(live.rows(part)).as("of a live contact: " + part).isPositive();
      assertThat(theirs.rows(part)).as("of another tenant: " + part).isPositive();
    }
    assertThat(mine.usage()).isEqualTo(usage);
    assertThat(nightly(InstantSource.system()).apply(tenant)).as("nothing is left").isEmpty();
    assertThat(owner.items("/api/v1/audit").stream().map(e -> e.path("action").asText()))
        .contains("retention.changed", "retention.applied")
        .doesNotContain("signup.confirmed");
  }

  @Test
  void theApplicationCannotDeleteByItself() {
    TenantId tenant = TenantId.parse(theirs.shop().tenant());
    for (String table : List.of("interaction_events", "messages", "audit_log")) {
      assertThatThrownBy(() ->
              transactions()
                  .inTenant(
                      tenant,
                      tx ->
                          PgTx.of(tx)
                              .update(
                                  "DELETE FROM " + table + " WHERE tenant_id = $1", tx.tenant())))
          .as(table)
          .hasMessageContaining("permission denied");
    }
    for (Kept kind : Kept.values()) {
      int gone = transactions().inTenant(tenant, tx -> new PgRetention().forget(tx, kind, 100));
      assertThat(gone).as("a tenant without periods: " + kind).isZero();
    }
    assertThat(theirs.rows("events")).isPositive();
  }

  @Test
  void oneNodeEachNight() {
    Shop shop = BUSINESS.shop();
    shop.owner().change("/api/v1/tenant", Map.of("timeZone", "Asia/Tokyo"));
    shop.owner().patch(RETENTION, Map.of("auditDays", 400), "\"0\"").expect(200);
    TenantId tenant = TenantId.parse(shop.tenant());
    Instant night = Instant.parse("2030-01-01T17:30:00Z");
    Instant day = Instant.parse("2030-01-01T03:30:00Z");
    assertThat(due(day)).doesNotContain(tenant);
    assertThat(due(night)).contains(tenant);
    assertThat(claim(tenant, night)).isTrue();
    assertThat(claim(tenant, night)).isFalse();
    assertThat(due(night)).doesNotContain(tenant);
    assertThat(due(night.plusSeconds(24 * 3600))).contains(tenant);
  }

  private static List<TenantId> due(Instant at) {
    return transactions().inDirectory(tx -> new PgRetention().due(tx, at));
  }

  private static boolean claim(TenantId tenant, Instant at) {
    return transactions().inTenant(tenant, tx -> new PgRetention().claim(tx, at));
  }
}
