package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent sends a chat on: to another queue, to a colleague; and asks for time after it. */
class TransferTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private Agent ana;
  private Wire hers;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    ana = shop.agent("ana");
    hers = keep(ana.available());
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

  /** A visitor who talks with Ana. */
  private Visitor talking(String queue) {
    Visitor carla = keep(Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla"));
    String offer = hers.awaitOffer(carla.interaction()).path("offerId").asText();
    hers.done("acceptOffer", Map.of("offerId", offer));
    return carla;
  }

  private static Map<String, ?> on(Visitor visitor) {
    return Map.of("interactionId", visitor.interaction());
  }

  private static Map<String, ?> transfer(Visitor visitor, String kind, String id) {
    return Map.of("interactionId", visitor.interaction(), "mode", "blind", "to", Map.of(kind, id));
  }

  private String refusal(String type, Map<String, ?> fields) {
    JsonNode answer = hers.command(type, fields);
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("error");
    return answer.path("code").asText();
  }

  @Test
  void toAQueueWhereTheChatKeepsItsPlaceAndTheCustomerTheConversation() {
    Agent ben = shop.agent("ben");
    String second = shop.queue("Second", Map.of("members", List.of(ben.id())));
    Visitor carla = talking(shop.queue("First", Map.of()));
    carla.say("The box came broken.");
    JsonNode before = shop.interaction(carla.interaction());
    hers.done("transfer", transfer(carla, "queueId", second));
    hers.await("interactionEnded", f -> f.path("outcome").asText().equals("transferred"));
    shop.awaitState(carla.interaction(), "queued");
    JsonNode after = shop.interaction(carla.interaction());
    assertThat(after.path("queueId").asText()).isEqualTo(second);
    assertThat(after.path("enqueuedAt")).isEqualTo(before.path("enqueuedAt"));

    Wire his = keep(ben.available());
    String offer = his.awaitOffer(carla.interaction()).path("offerId").asText();
    his.done("acceptOffer", Map.of("offerId", offer));
    JsonNode shown = his.await("assigned");
    assertThat(shown.path("messages").toString()).contains("The box came broken.");
    carla.wire().await("agentJoined", f -> f.toString().contains("ben"));
    assertThat(shop.timeline(carla.interaction()))
        .anyMatch(e ->
            e.path("type").asText().equals("interaction.transferred")
                && e.path("actor").toString().contains(ana.id())
                && e.at("/data/queueId").asText().equals(second));
    assertThat(shop.owner().items("/api/v1/audit?limit=200"))
        .anyMatch(line -> line.path("action").asText().equals("interaction.transferred"));
  }

  @Test
  void toAColleagueWhoHasItAtOnce() {
    Agent ben = shop.agent("ben");
    Wire his = keep(ben.connect());
    his.done("setPresence", Map.of("state", "busy"));
    Visitor carla = talking(shop.queue("Chats", Map.of()));
    assertThat(refusal("transfer", transfer(carla, "userId", ben.id()))).isEqualTo("notAvailable");
    his.done("setPresence", Map.of("state", "available"));
    hers.done("transfer", transfer(carla, "userId", ben.id()));
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(carla.interaction()));
    assertThat(shop.interaction(carla.interaction()).path("agentId").asText()).isEqualTo(ben.id());
    assertThat(shop.owner().items("/api/v1/interactions/" + carla.interaction() + "/explanations"))
        .anyMatch(e -> e.path("text").asText().contains("Given to ben from Chats by ana."));
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsLost() {
    String queue = shop.queue("Chats", Map.of());
    String closed = shop.queue("Closed", Map.of("closed", true));
    Agent full = shop.agent("full", Map.of("skills", List.of(), "limits", Map.of("chat", 0)));
    keep(full.available());
    Visitor carla = talking(queue);
    assertThat(refusal("transfer", transfer(carla, "queueId", closed))).isEqualTo("queueClosed");
    assertThat(refusal("transfer", transfer(carla, "userId", full.id()))).isEqualTo("noCapacity");
    assertThat(refusal("transfer", transfer(carla, "userId", ana.id()))).isEqualTo("invalid");
    assertThat(refusal("transfer", transfer(carla, "address", "+16465550100")))
        .isEqualTo("notSupported");
    String stranger = BUSINESS.shop().agent("eve").id();
    assertThat(refusal("transfer", transfer(carla, "userId", stranger))).isEqualTo("notFound");
    String elsewhere = BUSINESS.shop().queue("Elsewhere", Map.of());
    assertThat(refusal("transfer", transfer(carla, "queueId", elsewhere))).isEqualTo("notFound");
    assertThat(shop.interaction(carla.interaction()).path("agentId").asText()).isEqualTo(ana.id());
    Wire other = keep(shop.agent("ben").available());
    assertThat(other.command("transfer", transfer(carla, "queueId", queue)).path("code").asText())
        .isEqualTo("notFound");
  }

  @Test
  void wrapUpByRequestAndLongerOnDemand() {
    String queue =
        shop.queue("Chats", Map.of("wrapUp", Map.of("mode", "requested", "seconds", 60)));
    Visitor first = talking(queue);
    first.wire().send("end", Map.of());
    shop.awaitState(first.interaction(), "ended");

    Visitor second = talking(queue);
    hers.done("requestWrapUp", on(second));
    hers.await("interactionUpdated", f -> f.at("/wrapUp/mode").asText().equals("requested"));
    BUSINESS
        .database()
        .asOwner(
            "UPDATE pool_incarnations SET incarnation = incarnation + 1 WHERE tenant_id = '%s'"
                .formatted(shop.tenant()));
    second.wire().send("end", Map.of());
    shop.awaitState(second.interaction(), "wrapUp");
    hers.done("extendWrapUp", Map.of("interactionId", second.interaction(), "seconds", 300));
    assertThat(shop.timelineTypes(second.interaction()))
        .contains("interaction.wrapUpRequested", "interaction.wrapUpExtended");
    Wire other = keep(shop.agent("ben").available());
    assertThat(other.command("requestWrapUp", on(second)).path("code").asText())
        .isEqualTo("notFound");
    hers.done("completeWrapUp", on(second));
    shop.awaitState(second.interaction(), "ended");
  }
}
