package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much waiting a queue allows: who comes next goes elsewhere, or is turned away. */
class QueueLimitsTest {
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

  private Visitor visitor(String widget) {
    Visitor visitor = Visitor.arrive(BUSINESS.base(), widget, "Carla");
    open.add(visitor);
    return visitor;
  }

  private String chat(String widget) {
    return visitor(widget).interaction();
  }

  private String waiting(String widget) {
    String chat = chat(widget);
    shop.awaitState(chat, "queued");
    return chat;
  }

  private void awaitTurnedAway(String chat, String reason) {
    Await.until(
        chat + " to be turned away",
        () ->
            shop.timeline(chat).stream()
                .filter(e -> e.path("type").asText().equals("interaction.turnedAway"))
                .anyMatch(e -> e.at("/data/reason").asText().equals(reason)));
  }

  private void awaitIn(String chat, String queue) {
    Await.until(
        chat + " to wait in " + queue,
        () -> shop.interaction(chat).path("queueId").asText().equals(queue));
  }

  private static Map<String, ?> overflow(String when, int threshold, String queue) {
    return Map.of("when", when, "threshold", threshold, "queueId", queue);
  }

  @Test
  void aFullQueueTakesNobodyMoreNorDoesARebuiltPool() {
    String widget = shop.widget(shop.queue("Small", Map.of("maxLength", 1)));
    String first = waiting(widget);
    awaitTurnedAway(chat(widget), "FULL");
    BUSINESS
        .database()
        .asOwner(
            "UPDATE pool_incarnations SET incarnation = incarnation + 1 WHERE tenant_id = '%s'"
                .formatted(shop.tenant()));
    Wire desk = shop.agent("ana").connect();
    open.add(desk);
    desk.done("setPresence", Map.of("state", "busy"));
    String third = chat(widget);
    awaitTurnedAway(third, "FULL");
    assertThat(shop.interaction(third).path("outcome").asText()).isEqualTo("turnedAway");
    shop.awaitState(first, "queued");
  }

  @Test
  void whoMayNotWaitGoesOnInTheFlow() {
    String queue = shop.queue("Impatient", Map.of("maxWaitSeconds", 1));
    String later = shop.queue("Later", Map.of());
    List<Map<String, Object>> nodes =
        List.of(
            Map.of("id", "wait", "type", "enqueue", "queueId", queue, "timeout", "sorry"),
            Map.of("id", "sorry", "type", "say", "text", "It takes longer.", "next", "again"),
            Map.of("id", "again", "type", "enqueue", "queueId", later));
    String flow = shop.create("flows", Map.of("name", "Patience"));
    Map<String, Object> definition = Map.of("start", "wait", "nodes", nodes);
    shop.owner()
        .post("/api/v1/flows/" + flow + "/versions", Map.of("definition", definition))
        .expect(201);
    shop.owner().post("/api/v1/flows/" + flow + "/publish", Map.of("version", 1)).expect(200);
    JsonNode entry =
        shop.owner()
            .post("/api/v1/entryPoints", Map.of("name", "Chat", "channel", "chat", "flowId", flow))
            .expect(201);
    Visitor carla = visitor(entry.path("widgetId").asText());
    carla.wire().await("message", f -> f.at("/message/text").asText().equals("It takes longer."));
    awaitTurnedAway(carla.interaction(), "WAITED_TOO_LONG");
    awaitIn(carla.interaction(), later);
  }

  @Test
  void whoFindsTooManyWaitingOverflowsAtOnce() {
    String second = shop.queue("Second", Map.of());
    String first = shop.queue("First", Map.of("overflows", List.of(overflow("length", 1, second))));
    String widget = shop.widget(first);
    String stays = waiting(widget);
    String goes = chat(widget);
    awaitIn(goes, second);
    shop.awaitState(goes, "queued");
    awaitIn(stays, first);
    assertThat(shop.timeline(goes))
        .anyMatch(event -> event.at("/data/reason").asText().equals("OVERFLOW_LENGTH"));
  }

  @Test
  void whoHasWaitedLongOverflowsAndIsServedThere() {
    String second = shop.queue("Second", Map.of());
    String first =
        shop.queue(
            "First",
            Map.of(
                "members",
                List.of(shop.agent("nobody").id()),
                "overflows",
                List.of(overflow("wait", 1, second))));
    Wire desk = shop.agent("ana").available();
    open.add(desk);
    desk.awaitOffer(chat(shop.widget(first)));
  }

  @Test
  void outsideOfItsHoursAQueueIsClosedAndEmptiedWhereItSaysSo() {
    String never = shop.create("hours", Map.of("name", "Never", "weekly", List.of()));
    String queue = shop.queue("Chats", Map.of("emptyOnClose", true));
    String widget = shop.widget(queue);
    String waited = waiting(widget);
    shop.owner().change("/api/v1/queues/" + queue, Map.of("hoursId", never));
    awaitTurnedAway(waited, "CLOSED");
    awaitTurnedAway(chat(widget), "CLOSED");
    List<Map<String, Object>> always =
        Stream.of(DayOfWeek.values())
            .<Map<String, Object>>map(day ->
                Map.of("day", day.name().toLowerCase(Locale.ROOT), "from", "00:00", "to", "24:00"))
            .toList();
    shop.owner().change("/api/v1/hours/" + never, Map.of("weekly", always));
    waiting(widget);
  }

  @Test
  void whoGivesUpAtOnceDoesNotCountAgainstTheServiceLevel() {
    String queue = shop.queue("Chats", Map.of("shortAbandonSeconds", 600));
    Visitor carla = visitor(shop.widget(queue));
    shop.awaitState(carla.interaction(), "queued");
    carla.wire().send("end", Map.of());
    Await.until(
        "a short abandon",
        () -> {
          JsonNode today =
              shop.owner().get("/api/v1/metrics/live").expect(200).at("/queues/0/today");
          return today.path("abandoned").asInt() == 1
              && today.path("shortAbandoned").asInt() == 1
              && today.path("serviceLevelPerMille").isNull();
        });
  }
}
