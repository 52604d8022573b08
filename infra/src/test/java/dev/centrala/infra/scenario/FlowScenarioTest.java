package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.hear;
import static dev.centrala.infra.scenario.Flows.node;
import static dev.centrala.infra.scenario.Flows.option;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierMessage;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flows that ask, as customers meet them who write. */
class FlowScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private Flows flows;
  private String queue;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    flows = new Flows(shop);
    queue = shop.queue("Work", Map.of("wrapUp", Map.of("mode", "none")));
  }

  private static Map<String, Object> menu(String sales, String service) {
    return node(
        "menu",
        "menu",
        "text",
        "Sales or service?",
        "again",
        "Pardon?",
        "variable",
        "topic",
        "options",
        List.of(option("sales", "Sales", sales), option("service", "Service", service)),
        "error",
        "end");
  }

  private Visitor visit(String flow) {
    return Visitor.arrive(BUSINESS.base(), flows.widget(flow), "Carla");
  }

  private List<JsonNode> events(String interaction, String type) {
    return shop.timeline(interaction).stream()
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }

  @Test
  void aVisitorChoosesConfirmsAndIsCountedOnce() {
    String flow =
        flows.published(
            "Orders",
            menu("order", "end"),
            node(
                "order",
                "collect",
                "kind",
                "digits",
                "text",
                "Which order?",
                "confirm",
                "Is {{answer}} right?",
                "variable",
                "order",
                "next",
                "which"),
            node(
                "which", "branch", "condition", "size(vars.order) > 3", "yes", "long", "no", "end"),
            node(
                "long", "say", "text", "Order {{vars.order}} for {{customer.name}}", "next", "end"),
            node("end", "end", "outcome", "served"));
    try (Visitor carla = visit(flow)) {
      JsonNode asked = hear(carla, "Sales or service?");
      assertThat(asked.at("/payload/options")).hasSize(2);
      carla.say("whatever");
      hear(carla, "Pardon?");
      String clientId = UUID.randomUUID().toString();
      carla.say(clientId, "sales");
      hear(carla, "Which order?");
      carla.say(clientId, "sales");
      carla.say("12345");
      hear(carla, "Is 12345 right?");
      carla.say("Yes");
      hear(carla, "Order 12345 for Carla");
      String contact = carla.interaction();
      shop.awaitState(contact, "ended");
      assertThat(shop.interaction(contact).path("outcome").asText()).isEqualTo("served");
      assertThat(events(contact, "flow.answered"))
          .extracting(event -> event.at("/data/answer").asText())
          .containsExactly("Sales", "12345");
      assertThat(shop.usage("flow.executions").orElseThrow().path("quantity").asText())
          .isEqualTo("1");
    }
  }

  @Test
  void aPinIsKeptNowhere() {
    String flow =
        flows.published(
            "Pin",
            node(
                "pin",
                "collect",
                "kind",
                "pin",
                "text",
                "Your PIN?",
                "variable",
                "pin",
                "next",
                "right"),
            node("right", "branch", "condition", "secrets.pin == '4711'", "yes", "in", "no", "end"),
            node("in", "say", "text", "Welcome", "next", "ask"),
            node(
                "ask",
                "collect",
                "kind",
                "text",
                "text",
                "What else?",
                "variable",
                "more",
                "next",
                "end"),
            node("end", "end"));
    try (Visitor carla = visit(flow)) {
      assertThat(hear(carla, "Your PIN?").at("/payload/secret").asBoolean()).isTrue();
      carla.say("4711");
      hear(carla, "Welcome");
      String contact = carla.interaction();
      assertThat(shop.timeline(contact).toString() + shop.messages(contact))
          .doesNotContain("4711")
          .contains("••••");
      assertThat(
              BUSINESS
                  .database()
                  .valueAsOwner(
                      "SELECT (state::text || turn::text) LIKE '%%4711%%' OR sealed_secrets IS NULL FROM flow_runs WHERE interaction_id = '%s'"
                          .formatted(contact)))
          .isEqualTo("f");
    }
  }

  @Test
  void whoBeganAVersionFinishesOnIt() {
    String flow =
        flows.published(
            "Old",
            menu("old", "old"),
            node("old", "say", "text", "Old", "next", "end"),
            node("end", "end"));
    try (Visitor early = visit(flow)) {
      hear(early, "Sales or service?");
      flows.publish(
          flow,
          Flows.definition(
              menu("new", "new"),
              node("new", "say", "text", "New", "next", "end"),
              node("end", "end")));
      early.say("sales");
      hear(early, "Old");
      shop.awaitState(early.interaction(), "ended");
    }
    try (Visitor late = visit(flow)) {
      late.say("service");
      hear(late, "New");
    }
  }

  @Test
  void whoSaysNothingIsAskedAgainAndThenLetGo() {
    String flow =
        flows.published("Quiet", menu("end", "end"), node("end", "end", "outcome", "quiet"));
    try (Visitor carla = visit(flow)) {
      hear(carla, "Sales or service?");
      for (int i = 0; i < 2; i++) {
        timePasses(carla.interaction());
        hear(carla, "Pardon?");
      }
      timePasses(carla.interaction());
      shop.awaitState(carla.interaction(), "ended");
      assertThat(shop.interaction(carla.interaction()).path("outcome").asText()).isEqualTo("quiet");
    }
  }

  private void timePasses(String contact) {
    BUSINESS
        .database()
        .asOwner(
            "UPDATE flow_runs SET due_at = now() - interval '1 second' WHERE interaction_id = '%s' AND due_at IS NOT NULL"
                .formatted(contact));
  }

  @Test
  void aTextIsAskedByNumberServedAndThenAskedHowItWas() {
    String flow =
        flows.published(
            "Texts",
            menu("queue", "queue"),
            node("queue", "enqueue", "queueId", queue, "next", "how"),
            node(
                "how", "survey", "kind", "csat", "text", "1 to 5?", "comment", "Why?", "next",
                "thanks"),
            node("thanks", "say", "text", "Thank you", "next", "end"),
            node("end", "end"));
    Line line = shop.line(BUSINESS.carrier(), queue);
    String entry = line.entry().path("id").asText();
    shop.owner().change("/api/v1/entryPoints/" + entry, leadsTo(flow));
    String customer = Line.customer();
    text(customer, line, "Hello");
    String contact = shop.onlyInteractionOf(customer);
    heard(contact, "Sales or service?\n1 Sales\n2 Service");
    text(customer, line, "2");
    Agent ana = shop.agent("ana");
    try (Wire desk = ana.available()) {
      JsonNode offer = desk.awaitOffer(contact);
      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      desk.done("end", Map.of("interactionId", contact));
      heard(contact, "1 to 5?");
      text(customer, line, "5");
      heard(contact, "Why?");
      text(customer, line, "Quick and kind");
      heard(contact, "Thank you");
    }
    JsonNode answer = events(contact, "survey.answered").getFirst().path("data");
    assertThat(answer.path("score").asInt()).isEqualTo(5);
    assertThat(answer.path("comment").asText()).isEqualTo("Quick and kind");
    assertThat(shop.interactionsOf(customer)).hasSize(1);
  }

  private static Map<String, Object> leadsTo(String flow) {
    Map<String, Object> change = new java.util.HashMap<>(Map.of("flowId", flow));
    change.put("queueId", null);
    return change;
  }

  private void text(String customer, Line line, String text) {
    assertThat(
            BUSINESS
                .carrier()
                .receiveSms(customer, line.number(), text)
                .call()
                .orElseThrow()
                .status())
        .isEqualTo(200);
  }

  private void heard(String contact, String text) {
    Await.until(
        "the customer to be told " + text,
        () ->
            shop.messages(contact).stream()
                .anyMatch(message -> message.path("text").asText().equals(text)));
  }

  private static List<CarrierMessage> sentTo(String customer) {
    return BUSINESS.carrier().sentMessages().stream()
        .filter(sent -> sent.to().equals(customer))
        .toList();
  }

  @Test
  void aChatGoesOnByTextMessageAsTheSameContact() {
    shop.anyLine(BUSINESS.carrier());
    String customer = Line.customer();
    String flow =
        flows.published(
            "Switch",
            node(
                "to",
                "collect",
                "kind",
                "text",
                "text",
                "Your number?",
                "variable",
                "to",
                "next",
                "send"),
            node(
                "send",
                "send",
                "channel",
                "sms",
                "to",
                "vars.to",
                "text",
                "Let us go on here",
                "goOn",
                true,
                "next",
                "ask",
                "error",
                "sorry"),
            node(
                "ask",
                "collect",
                "kind",
                "text",
                "text",
                "What is it?",
                "variable",
                "what",
                "next",
                "end"),
            node("sorry", "say", "text", "That failed", "next", "end"),
            node("end", "end", "outcome", "done"));
    try (Visitor carla = visit(flow)) {
      hear(carla, "Your number?");
      carla.say("no number");
      hear(carla, "That failed");
      shop.awaitState(carla.interaction(), "ended");
    }
    try (Visitor carla = visit(flow)) {
      hear(carla, "Your number?");
      carla.say(customer);
      String contact = carla.interaction();
      Await.until(
          "the contact to be on the other channel",
          () -> shop.interaction(contact).path("channel").asText().equals("sms"));
      heard(contact, "Let us go on here");
      heard(contact, "What is it?");
      Await.until(
          "the text to reach the phone",
          () -> sentTo(customer).stream().anyMatch(sent -> sent.body().contains("What is it?")));
      BUSINESS.carrier().receiveSms(customer, sentTo(customer).getFirst().from(), "A lamp").call();
      shop.awaitState(contact, "ended");
      assertThat(shop.timelineTypes(contact)).contains("interaction.channelChanged");
      assertThat(shop.messages(contact))
          .extracting(m -> m.path("text").asText())
          .contains("Your number?", "What is it?", "A lamp");
    }
  }

  @Test
  void whoWaitsMayChooseAnotherWayOut() {
    String flow =
        flows.published(
            "Queue",
            node(
                "queue",
                "enqueue",
                "queueId",
                queue,
                "loop",
                Map.of(
                    "text",
                    "Please wait",
                    "offers",
                    List.of(
                        Map.of(
                            "exit",
                            "note",
                            "text",
                            "Or leave a note",
                            "label",
                            "Leave a note",
                            "next",
                            "note")))),
            node("note", "voicemail", "text", "What is it about?", "next", "end"),
            node("end", "end", "outcome", "noteLeft"));
    try (Visitor carla = visit(flow)) {
      JsonNode offered = hear(carla, "Or leave a note");
      assertThat(offered.at("/payload/options/0/label").asText()).isEqualTo("Leave a note");
      shop.awaitState(carla.interaction(), "queued");
      carla.say("Leave a note");
      hear(carla, "What is it about?");
      carla.say("My lamp is broken");
      shop.awaitState(carla.interaction(), "ended");
      assertThat(shop.interaction(carla.interaction()).path("outcome").asText())
          .isEqualTo("noteLeft");
      assertThat(shop.timelineTypes(carla.interaction()))
          .contains("interaction.leftQueue", "flow.voicemail");
    }
  }
}
