package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a scrape holds after a contact went from a webhook to an agent, and what it never holds. */
class MetricsTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern METRIC = Pattern.compile("\\b(centrala|jvm|vertx)_[a-z_]+\\b");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  private static String customer;
  private static Line line;
  private static Wire desk;

  @BeforeAll
  static void aContactReachesAnAgent() {
    Shop shop = BUSINESS.shop();
    shop.owner()
        .post("/api/v1/webhooks", Map.of("url", BUSINESS.partner().url(), "events", List.of("*")))
        .expect(201);
    String queue = shop.queue("Texts", Map.of());
    Agent agent = shop.agent("ana", Map.of());
    line = shop.line(BUSINESS.carrier(), queue);
    customer = Line.customer();
    desk = agent.available();
    BUSINESS.carrier().receiveSms(customer, line.number(), "Hello");
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    BUSINESS.anybody().get("/made/up/" + UUID.randomUUID());
    tryPasswords();
    System.gc();
    Await.until(
        "the partner's deliveries and a look at the pools",
        () ->
            scrape().sum("centrala_webhook_deliveries_total", "outcome", "delivered") > 0
                && scrape().sum("centrala_pools_owned") > 0
                && scrape().sum("jvm_gc_pause_seconds_count") > 0);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static Scrape scrape() {
    return Scrape.of(BUSINESS.management());
  }

  private static void tryPasswords() {
    Map<String, String> wrong =
        Map.of("email", "nobody@example.test", "password", "a wrong password");
    Await.until(
        "too many wrong passwords",
        () -> BUSINESS.anybody().post("/api/v1/sessions", wrong).status() == 429);
  }

  @Test
  void routingIsCounted() {
    Scrape scrape = scrape();
    assertThat(scrape.sum("centrala_routing_commands_seconds_count", "command", "enqueue"))
        .isPositive();
    assertThat(scrape.sum("centrala_routing_decisions_total", "decision", "offered")).isPositive();
    assertThat(scrape.sum("centrala_offers_total", "outcome", "made")).isEqualTo(1);
    assertThat(scrape.sum("centrala_offers_total", "outcome", "accepted")).isEqualTo(1);
    assertThat(scrape.sum("centrala_offers_total", "outcome", "timedOut")).isZero();
    assertThat(scrape.sum("centrala_offer_wait_seconds_count")).isEqualTo(1);
    assertThat(scrape.sum("centrala_pool_rebuilds_total")).isPositive();
    assertThat(scrape.sum("centrala_pool_serialisations_total")).isZero();
    assertThat(scrape.sum("centrala_pool_stale_total")).isZero();
  }

  @Test
  void whatReachesTheNodeIsCounted() {
    Scrape scrape = scrape();
    assertThat(scrape.sum("centrala_sockets_open", "kind", "agent")).isEqualTo(1);
    assertThat(scrape.sum("centrala_sockets")).isEqualTo(1);
    assertThat(scrape.sum("centrala_limit_refusals_total")).isPositive();
    assertThat(
            scrape.sum(
                "centrala_http_requests_seconds_count",
                "route",
                "/connect/twilio/:connectionId/messages"))
        .isEqualTo(1);
    assertThat(scrape.sum("centrala_http_requests_seconds_count", "status", "404")).isPositive();
    assertThat(scrape.sum("centrala_event_loop_lag_seconds_count")).isPositive();
    assertThat(scrape.sum("jvm_memory_used_bytes")).isPositive();
  }

  @Test
  void noLabelHoldsAnIdOrAPerson() {
    String text = scrape().text();
    assertThat(ID.matcher(text).results().map(MatchResult::group)).as("ids").isEmpty();
    assertThat(text).doesNotContain(customer, line.number(), "nobody@", "127.0.0.1");
  }

  @Test
  void whatDashboardAndAlertsNameIsThere() throws IOException {
    Set<String> names = scrape().names();
    for (String file : List.of("dashboard.json", "alerts.yaml")) {
      Set<String> unknown =
          METRIC
              .matcher(Files.readString(root().resolve("helm/src/main/monitoring").resolve(file)))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(unknown).hasSizeGreaterThan(10);
      unknown.removeAll(names);
      assertThat(unknown).as(file).isEmpty();
    }
  }

  @Test
  void eachAlertHasItsRunbook() throws IOException {
    String operations = Files.readString(root().resolve("docs/OPERATIONS.md"));
    String rules = Files.readString(root().resolve("helm/src/main/monitoring/alerts.yaml"));
    assertThat(ALERT.matcher(rules).results().map(found -> found.group(1)))
        .hasSizeGreaterThan(10)
        .allSatisfy(alert -> {
          assertThat(operations).contains("#### " + alert + "\n");
          assertThat(rules)
              .contains("docs/OPERATIONS.md#" + alert.toLowerCase(java.util.Locale.ROOT));
        });
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(each -> Files.isDirectory(each.resolve("helm/src/main/monitoring")))
        .findFirst()
        .orElseThrow();
  }
}
