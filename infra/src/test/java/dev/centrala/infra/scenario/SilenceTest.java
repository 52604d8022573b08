package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Customers who fall silent, and agents who are gone for a while. */
@Execution(ExecutionMode.CONCURRENT) // each test has a tenant of its own and waits for the clock
class SilenceTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private Line line;
  private Agent ana;
  private Wire anas;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    line =
        shop.line(
            BUSINESS.carrier(),
            shop.queue(
                "Texts", Map.of("offerTimeoutSeconds", 5, "wrapUp", Map.of("mode", "none"))));
    ana = shop.agent("ana");
    anas = available(ana);
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
  }

  private Wire available(Agent agent) {
    Wire wire = agent.available();
    open.add(wire);
    return wire;
  }

  private void settings(Map<String, ?> settings) {
    shop.owner().change("/api/v1/tenant", Map.of("settings", settings));
  }

  private String text(String customer) {
    assertThat(
            BUSINESS
                .carrier()
                .receiveSms(customer, line.number(), "Hello")
                .call()
                .orElseThrow()
                .status())
        .isEqualTo(200);
    return shop.onlyInteractionOf(customer);
  }

  private static void accept(Wire desk, String interaction) {
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
  }

  private static void answer(Wire desk, String interaction) {
    desk.done(
        "sendMessage",
        Map.of(
            "interactionId",
            interaction,
            "clientMessageId",
            UUID.randomUUID().toString(),
            "text",
            "What do you need?"));
  }

  /** Answered by ana, and then silent for as long as it takes to wait for the customer. */
  private String parked(String customer) {
    String interaction = text(customer);
    accept(anas, interaction);
    answer(anas, interaction);
    assertThat(secondsUntilDue(interaction, "last_message_at")).isEqualTo("60");
    timePasses(interaction);
    shop.awaitState(interaction, "waitingForCustomer");
    return interaction;
  }

  private String secondsUntilDue(String interaction, String since) {
    return BUSINESS
        .database()
        .valueAsOwner(
            "SELECT round(extract(epoch FROM due_at - %s)) FROM interactions WHERE id = '%s'"
                .formatted(since, interaction));
  }

  /** Moves the clock of this conversation past the instant at which a rule looks at it. */
  private void timePasses(String interaction) {
    BUSINESS
        .database()
        .asOwner(
            "UPDATE interactions SET due_at = now() - interval '1 second' WHERE id = '%s' AND due_at IS NOT NULL"
                .formatted(interaction));
  }

  private JsonNode live(Agent agent) {
    JsonNode agents = shop.owner().get("/api/v1/metrics/live").expect(200).path("agents");
    return StreamSupport.stream(agents.spliterator(), false)
        .filter(each -> each.path("userId").asText().equals(agent.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aQuietThreadTakesNoCapacityAndIsClosedInTheEnd() {
    settings(Map.of("inactivityCloseSeconds", 120));
    String interaction = parked(Line.customer());
    assertThat(live(ana).path("used").asInt()).isZero();
    assertThat(Integer.parseInt(secondsUntilDue(interaction, "now()"))).isBetween(60, 120);
    timePasses(interaction);
    shop.awaitState(interaction, "ended");
    assertThat(shop.timelineTypes(interaction))
        .containsSubsequence(
            "interaction.waitingForCustomer", "interaction.disconnected", "interaction.ended");
    assertThat(shop.timeline(interaction).toString()).contains("\"inactive\"");
  }

  @Test
  void theCustomersReplyReturnsToItsAgent() {
    String customer = Line.customer();
    String interaction = parked(customer);
    text(customer);
    shop.awaitState(interaction, "assigned");
    assertThat(shop.timelineTypes(interaction)).contains("interaction.resumed");
    assertThat(live(ana).path("used").asInt()).isPositive();
    assertThat(shop.messages(interaction)).hasSize(3);
  }

  @Test
  void whileItsAgentIsFullTheReplyIsHeldForThemAndPassesOthersBy() {
    settings(Map.of("capacity", Map.of("message", 100)));
    String customer = Line.customer();
    String held = parked(customer);
    String other = text(Line.customer());
    accept(anas, other);
    anas.poll("assigned", f -> f.at("/interaction/id").asText().equals(held));
    text(customer);
    shop.awaitState(held, "queued");
    Wire bobs = available(shop.agent("bob"));
    String third = text(Line.customer());
    bobs.awaitOffer(third);
    assertThat(shop.interaction(held).path("state").asText()).isEqualTo("queued");
    anas.done("end", Map.of("interactionId", other));
    JsonNode again = anas.await("assigned", f -> f.at("/interaction/id").asText().equals(held));
    assertThat(again.path("messages")).hasSize(3);
    assertThat(shop.timelineTypes(held))
        .containsSubsequence("interaction.requeued", "interaction.resumed");
  }

  @Test
  void whenItsAgentIsGoneTheReplyGoesToWhoeverIsThere() {
    String customer = Line.customer();
    String interaction = parked(customer);
    anas.done("setPresence", Map.of("state", "offline"));
    Await.until("ana to be offline", () -> live(ana).path("presence").asText().equals("offline"));
    Wire bobs = available(shop.agent("bob"));
    text(customer);
    accept(bobs, interaction);
    assertThat(shop.timelineTypes(interaction)).contains("interaction.requeued");
  }

  @Test
  void theWorkOfAnAgentWhoseLineBrokeStaysTheirsWhereThePolicySaysSo() {
    settings(Map.of("disconnectedPolicy", "keep", "graceSeconds", 0));
    String interaction = text(Line.customer());
    accept(anas, interaction);
    anas.drop();
    Await.until("ana to be offline", () -> live(ana).path("presence").asText().equals("offline"));
    assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("assigned");
    Wire back = new Wire(ana.api().base(), "/ws/agent", "centrala.agent.v1");
    open.add(back);
    back.send("authenticate", Map.of("token", ana.token()));
    assertThat(back.await("snapshot").toString()).contains(interaction);
    answer(back, interaction);
    assertThat(shop.timelineTypes(interaction)).doesNotContain("interaction.requeued");
  }

  @Test
  void theSecondMissedOfferSetsAnAgentAwayWhereTheRuleSaysTwo() {
    settings(Map.of("missedOffersToAway", 2));
    String first = text(Line.customer());
    anas.awaitOffer(first);
    anas.await("offerEnded", f -> f.path("outcome").asText().equals("timedOut"));
    assertThat(live(ana).path("presence").asText()).isEqualTo("available");
    anas.awaitOffer(text(Line.customer()));
    anas.await("presenceChanged", f -> f.path("state").asText().equals("away"));
    Wire bobs = available(shop.agent("bob"));
    accept(bobs, first);
  }
}
