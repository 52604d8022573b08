package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Web chats with lost lines, slow agents, full agents and customers who leave. */
class ChatScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private String widget;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    widget = widget(60);
  }

  private String widget(int offerTimeoutSeconds) {
    return shop.widget(
        shop.queue(
            "Chats " + offerTimeoutSeconds, Map.of("offerTimeoutSeconds", offerTimeoutSeconds)));
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

  private Visitor visitor(String name) {
    return keep(Visitor.arrive(BUSINESS.base(), widget, name));
  }

  private static void accept(Wire desk, JsonNode offer) {
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    String interaction = offer.path("interactionId").asText();
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
  }

  private static void say(Wire desk, String interaction, String text) {
    desk.done(
        "sendMessage",
        Map.of(
            "interactionId",
            interaction,
            "clientMessageId",
            UUID.randomUUID().toString(),
            "text",
            text));
  }

  @Test
  void aMessageSentAgainAfterALostLineIsThereOnce() {
    Visitor visitor = visitor("Carla");
    String chat = visitor.interaction();
    String clientId = UUID.randomUUID().toString();
    JsonNode first = visitor.say(clientId, "Is anybody there?");
    JsonNode resumed = visitor.reconnect();
    assertThat(resumed.path("interactionId").asText()).isEqualTo(chat);
    assertThat(resumed.path("messages").toString()).contains("Is anybody there?");
    JsonNode second = visitor.say(clientId, "Is anybody there?");
    assertThat(second.at("/message/id")).isEqualTo(first.at("/message/id"));
    assertThat(shop.messages(chat)).hasSize(1);

    Wire desk = keep(shop.agent("ana").available());
    accept(desk, desk.awaitOffer(chat));
    visitor.wire().await("agentJoined");
    say(desk, chat, "Yes, I am");
    visitor.wire().await("message", f -> f.at("/message/text").asText().equals("Yes, I am"));
    assertThat(shop.usage("chat.conversations").orElseThrow().path("quantity").asText())
        .startsWith("1");
  }

  @Test
  void anAgentWhoseLineBreaksHearsWhatWasMissed() {
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    Visitor visitor = visitor("Carla");
    accept(desk, desk.awaitOffer(visitor.interaction()));
    visitor.say("Before the break");
    JsonNode last =
        desk.await("message", f -> f.at("/message/text").asText().equals("Before the break"));
    desk.drop();
    visitor.say("During the break");

    Wire again = keep(new Wire(BUSINESS.base(), "/ws/agent", "centrala.agent.v1"));
    again.send(
        "authenticate", Map.of("token", ana.token(), "resumeFrom", last.path("seq").asLong()));
    JsonNode missed =
        again.await("message", f -> f.at("/message/text").asText().equals("During the break"));
    assertThat(missed.path("seq").asLong()).isGreaterThan(last.path("seq").asLong());
    assertThat(again.poll("snapshot", any -> true)).as("deltas and no snapshot").isEmpty();
    say(again, visitor.interaction(), "Here again");
    visitor.wire().await("message", f -> f.at("/message/text").asText().equals("Here again"));
  }

  @Test
  void anAgentWhoDoesNotComeBackInTimeLosesTheWork() {
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("graceSeconds", 1)));
    Wire lost = keep(shop.agent("ana").available());
    Visitor visitor = visitor("Carla");
    accept(lost, lost.awaitOffer(visitor.interaction()));
    Wire other = keep(shop.agent("ben").available());
    lost.drop();
    accept(other, other.awaitOffer(visitor.interaction()));
    assertThat(shop.timelineTypes(visitor.interaction())).contains("interaction.requeued");
    visitor.say("Still there?");
    other.await("message", f -> f.at("/message/text").asText().equals("Still there?"));
  }

  @Test
  void twoTabsOfOneAgentHearTheSame() {
    Agent ana = shop.agent("ana");
    Wire left = keep(ana.available());
    Wire right = keep(ana.connect());
    Visitor visitor = visitor("Carla");
    JsonNode offer = left.awaitOffer(visitor.interaction());
    assertThat(right.awaitOffer(visitor.interaction())).isEqualTo(offer);
    accept(left, offer);
    right.await("assigned", f -> f.at("/interaction/id").asText().equals(visitor.interaction()));
    say(right, visitor.interaction(), "From the right");
    left.await("message", f -> f.at("/message/text").asText().equals("From the right"));
    left.drop();
    visitor.say("One tab is enough");
    right.await("message", f -> f.at("/message/text").asText().equals("One tab is enough"));
    assertThat(shop.interaction(visitor.interaction()).path("state").asText())
        .isEqualTo("assigned");
  }

  @Test
  void anOfferThatNobodyTakesGoesOnAndItsAgentIsAway() {
    widget = widget(5);
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("missedOffersToAway", 1)));
    Agent ana = shop.agent("ana");
    Agent ben = shop.agent("ben");
    Wire slow = keep(ana.available());
    Visitor visitor = visitor("Carla");
    JsonNode offer = slow.awaitOffer(visitor.interaction());
    Wire next = keep(ben.available());
    slow.await(
        "offerEnded",
        f ->
            f.path("offerId").equals(offer.path("offerId"))
                && f.path("outcome").asText().equals("timedOut"));
    slow.await("presenceChanged", f -> f.path("state").asText().equals("away"));
    accept(next, next.awaitOffer(visitor.interaction()));
    assertThat(shop.interaction(visitor.interaction()).path("agentId").asText())
        .isEqualTo(ben.id());
  }

  @Test
  void aRejectedOfferGoesToTheOtherAgent() {
    Wire first = keep(shop.agent("ana").available());
    Visitor visitor = visitor("Carla");
    JsonNode offer = first.awaitOffer(visitor.interaction());
    Wire other = keep(shop.agent("ben").available());
    first.done("rejectOffer", Map.of("offerId", offer.path("offerId").asText(), "reason", "busy"));
    accept(other, other.awaitOffer(visitor.interaction()));
  }

  @Test
  void theFifthChatWaitsUntilOneIsFinished() {
    Wire desk = keep(shop.agent("ana").available());
    List<String> chats = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      Visitor visitor = visitor("Customer " + i);
      chats.add(visitor.interaction());
      accept(desk, desk.awaitOffer(visitor.interaction()));
    }
    Visitor fifth = visitor("Customer 5");
    JsonNode queued = fifth.wire().await("queued");
    assertThat(queued.path("position").asInt()).isEqualTo(1);
    assertThat(shop.interaction(fifth.interaction()).path("state").asText()).isEqualTo("queued");
    assertThat(desk.poll("offer", any -> true)).isEmpty();

    desk.done("completeWrapUp", Map.of("interactionId", chats.getFirst()));
    accept(desk, desk.awaitOffer(fifth.interaction()));
    fifth.wire().await("agentJoined");
  }

  @Test
  void aCustomerWhoLeavesTheQueueIsAbandoned() {
    Visitor visitor = visitor("Carla");
    visitor.wire().await("queued");
    visitor.wire().send("end", Map.of());
    visitor.wire().await("ended");
    shop.awaitState(visitor.interaction(), "abandoned");
    assertThat(shop.timelineTypes(visitor.interaction())).contains("interaction.disconnected");
    Wire desk = keep(shop.agent("ana").available());
    Visitor next = visitor("Dora");
    assertThat(desk.await("offer").path("interactionId").asText()).isEqualTo(next.interaction());
  }

  /** Row 2 of the attack list: the socket of a disabled user. */
  @Test
  void row2_aDeactivatedAgentIsCutOffAndTheWorkGoesBackToItsOldPlace() {
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    Visitor early = visitor("Early");
    accept(desk, desk.awaitOffer(early.interaction()));
    desk.done("setPresence", Map.of("state", "busy"));
    Visitor late = visitor("Late");
    late.wire().await("queued");

    long began = System.nanoTime();
    shop.owner().change("/api/v1/users/" + ana.id(), Map.of("status", "deactivated"));
    assertThat(desk.awaitClose()).isEqualTo(4401);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(ana.api().get("/api/v1/me").status()).isEqualTo(401);
    shop.awaitState(early.interaction(), "queued");

    Wire other = keep(shop.agent("ben").available());
    JsonNode first = other.await("offer");
    assertThat(first.path("interactionId").asText()).isEqualTo(early.interaction());
    accept(other, first);
    accept(other, other.awaitOffer(late.interaction()));
    Optional<JsonNode> requeued =
        shop.timeline(early.interaction()).stream()
            .filter(e -> e.path("type").asText().equals("interaction.requeued"))
            .findFirst();
    assertThat(requeued).isPresent();
  }
}
