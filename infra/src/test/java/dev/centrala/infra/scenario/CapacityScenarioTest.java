package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much an agent has at a time: limits of the tenant and of the person, and what interrupts. */
class CapacityScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
  }

  @AfterEach
  void closeShop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private String chat(String widget) {
    return keep(Visitor.arrive(BUSINESS.base(), widget, "Carla")).interaction();
  }

  private JsonNode settings(Map<String, ?> settings) {
    return shop.owner().change("/api/v1/tenant", Map.of("settings", settings)).path("settings");
  }

  private void awaitExplained(String interaction, String words) {
    Await.until(
        interaction + " to be explained with: " + words,
        () ->
            shop.owner().items("/api/v1/interactions/" + interaction + "/explanations").stream()
                .anyMatch(each -> each.path("text").asText().contains(words)));
  }

  @Test
  void theTenantsLimitHoldsUntilAPersonHasTheirOwn() {
    settings(Map.of("limits", Map.of("chat", 1)));
    String widget = shop.widget(shop.queue("Chats", Map.of("autoAccept", true)));
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    String first = chat(widget);
    shop.awaitState(first, "assigned");
    String second = chat(widget);
    awaitExplained(second, "has 1 of 1 chats");
    Map<String, Object> own = new HashMap<>();
    own.put("skills", List.of());
    own.put("limits", Map.of("chat", 2));
    shop.owner().change("/api/v1/users/" + ana.id(), Map.of("agent", own));
    shop.awaitState(second, "assigned");
    String third = chat(widget);
    awaitExplained(third, "has 2 of 2 chats");
    own.put("limits", Map.of("chat", 9, "contacts", 2));
    shop.owner().change("/api/v1/users/" + ana.id(), Map.of("agent", own));
    awaitExplained(chat(widget), "has 2 of 2 contacts");
    assertThat(desk.isClosed()).isFalse();
    JsonNode limits = shop.owner().get("/api/v1/users/" + ana.id()).expect(200).at("/agent/limits");
    assertThat(limits.path("contacts").asInt()).isEqualTo(2);
    assertThat(limits.path("voice").isNull()).isTrue();
  }

  @Test
  void aChannelIsSwitchedOffWithoutLosingItsCost() {
    settings(Map.of("limits", Map.of("chat", 0)));
    String widget = shop.widget(shop.queue("Chats", Map.of()));
    Wire desk = keep(shop.agent("ana").available());
    String chat = chat(widget);
    awaitExplained(chat, "takes no chats");
    settings(Map.of("limits", Map.of()));
    desk.awaitOffer(chat);
  }

  @Test
  void whatMayComeOnTopOfWhatIsTheTenantsToSayAlsoInARebuiltPool() {
    String queue = shop.queue("All", Map.of("autoAccept", true));
    settings(
        Map.of(
            "capacity", Map.of("chat", 100, "message", 100),
            "interruptions", List.of()));
    Line line = shop.line(BUSINESS.carrier(), queue);
    keep(shop.agent("ana").available());
    String chat = chat(shop.widget(queue));
    shop.awaitState(chat, "assigned");
    String customer = Line.customer();
    BUSINESS.carrier().receiveSms(customer, line.number(), "Hello?");
    String text = shop.onlyInteractionOf(customer);
    shop.awaitState(text, "queued");
    BUSINESS
        .database()
        .asOwner(
            """
            UPDATE tenants SET interruptions = '[{"by":"message","interrupted":"chat"}]' WHERE tenant_id = '%1$s';
            UPDATE pool_incarnations SET incarnation = incarnation + 1 WHERE tenant_id = '%1$s'\
            """
                .formatted(shop.tenant()));
    keep(shop.agent("ben").connect()).done("setPresence", Map.of("state", "busy"));
    shop.awaitState(text, "assigned");
  }

  @Test
  void settingsAreKeptAsAWholeAndBadOnesRefused() {
    JsonNode before = shop.owner().get("/api/v1/tenant").expect(200).path("settings");
    assertThat(before.path("interruptions")).hasSize(4);
    assertThat(before.path("presenceReasons")).hasSize(4);
    JsonNode after =
        settings(
            Map.of(
                "missedOffersToAway", 0,
                "secondsPerPriority", 120,
                "rejectCooldownSeconds", 5,
                "holdSeconds", 0,
                "interruptions", List.of(Map.of("by", "chat", "interrupted", "mail")),
                "presenceReasons", List.of(Map.of("state", "busy", "name", "Back office"))));
    assertThat(after.path("secondsPerPriority").asInt()).isEqualTo(120);
    assertThat(after.at("/interruptions/0/interrupted").asText()).isEqualTo("mail");
    assertThat(after.at("/presenceReasons/0/name").asText()).isEqualTo("Back office");
    assertThat(after.path("graceSeconds")).isEqualTo(before.path("graceSeconds"));
    Api agent = shop.agent("ana").api();
    assertThat(agent.get("/api/v1/tenant").expect(200).at("/settings/presenceReasons/0/name"))
        .isEqualTo(after.at("/presenceReasons/0/name"));
    Shop other = BUSINESS.shop();
    assertThat(other.owner().get("/api/v1/tenant").expect(200).path("settings")).isEqualTo(before);
    for (Map<String, ?> bad :
        List.of(
            Map.of("interruptions", List.of(Map.of("by", "chat", "interrupted", "chat"))),
            Map.of("limits", Map.of("chat", 1001)),
            Map.of("presenceReasons", List.of(Map.of("state", "offline", "name", "x"))),
            Map.of("rejectCooldownSeconds", 0))) {
      String etag = shop.owner().get("/api/v1/tenant").etag();
      assertThat(shop.owner().patch("/api/v1/tenant", Map.of("settings", bad), etag).status())
          .as(bad.toString())
          .isEqualTo(400);
    }
  }
}
