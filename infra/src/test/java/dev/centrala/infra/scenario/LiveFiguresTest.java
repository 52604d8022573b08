package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What supervisors see of those who wait, of agents, and of what queues promise. */
class LiveFiguresTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private Api owner;
  private String queue;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    owner = shop.owner();
    queue =
        shop.queue(
            "Chats",
            Map.of(
                "offerTimeoutSeconds", 600, "serviceLevel", Map.of("seconds", 30, "percent", 90)));
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

  private String chat() {
    return keep(Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla")).interaction();
  }

  private static Optional<JsonNode> find(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.at(field).asText().equals(value))
        .findFirst();
  }

  private JsonNode live(String what, String field, String value) {
    return Await.value(
        "the pool to hear of " + value,
        () -> find(owner.get("/api/v1/metrics/live").expect(200).path(what), field, value));
  }

  private JsonNode placeInLine(String chat) {
    JsonNode line = owner.get("/api/v1/metrics/live/waiting").expect(200).path("items");
    return find(line, "/interaction/id", chat).orElseThrow().at("/interaction/place");
  }

  @Test
  void everybodyWhoWaitsHasAPlace() {
    String first = chat();
    shop.awaitState(first, "queued");
    String second = chat();
    Await.until("both to wait in the pool", () -> shop.interaction(second).has("place"));
    assertThat(shop.interaction(first).at("/place/position").asInt()).isEqualTo(1);
    assertThat(placeInLine(second).path("position").asInt()).isEqualTo(2);
    owner.post("/api/v1/interactions/" + second + "/priority", Map.of("priority", 9)).expect(200);
    assertThat(shop.interaction(first).at("/place/position").asInt()).isEqualTo(2);
    assertThat(placeInLine(first).path("position").asInt()).isEqualTo(2);
    assertThat(placeInLine(second).path("position").asInt()).isEqualTo(1);
    assertThat(placeInLine(second).path("estimatedWaitSeconds").isNull()).isTrue();
    Wire desk = keep(shop.agent("ana").available());
    desk.awaitOffer(first);
    assertThat(shop.interaction(first).has("place")).isFalse();
  }

  @Test
  void aQueueTellsWhatItPromises() {
    JsonNode told = live("queues", "/queueId", queue).path("serviceLevel");
    assertThat(told.path("percent").asInt()).isEqualTo(90);
    assertThat(told.path("seconds").asInt()).isEqualTo(30);
  }

  @Test
  void thePresenceThatFollowsIsSeenMeanwhile() {
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    String chat = chat();
    String offer = desk.awaitOffer(chat).path("offerId").asText();
    desk.done("acceptOffer", Map.of("offerId", offer));
    assertThat(live("agents", "/userId", ana.id()).path("pendingState").isNull()).isTrue();
    owner.post("/api/v1/users/" + ana.id() + "/presence", Map.of("state", "away")).expect(204);
    assertThat(live("agents", "/userId", ana.id()).path("pendingState").asText()).isEqualTo("away");
  }

  @Test
  void whyAnOfferWasDeclinedStaysOnTheTimeline() {
    Wire desk = keep(shop.agent("ana").available());
    String chat = chat();
    String offer = desk.awaitOffer(chat).path("offerId").asText();
    JsonNode tooLong =
        desk.command("rejectOffer", Map.of("offerId", offer, "reason", "x".repeat(201)));
    assertThat(tooLong.path("type").asText()).isEqualTo("error");
    desk.done("rejectOffer", Map.of("offerId", offer, "reason", "Not my customer"));
    JsonNode declined =
        Await.value(
            "the timeline to tell of it",
            () ->
                shop.timeline(chat).stream()
                    .filter(event -> event.path("type").asText().equals("offer.rejected"))
                    .findFirst());
    assertThat(declined.at("/data/reason").asText()).isEqualTo("Not my customer");
  }
}
