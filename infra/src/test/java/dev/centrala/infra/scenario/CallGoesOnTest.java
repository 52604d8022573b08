package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static dev.centrala.infra.scenario.Flows.option;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that go on without their agent: browsers loaded anew, flows before, between and after. */
class CallGoesOnTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private Flows flows;
  private String queue;
  private Agent ana;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    queue = shop.queue("Calls", Map.of());
    centre = new CallCentre(shop, BUSINESS.carrier());
    flows = new Flows(shop);
    ana = shop.agent("ana");
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
    BUSINESS.carrier().faults().clear();
  }

  private Wire keep(Wire wire) {
    open.add(wire);
    return wire;
  }

  private boolean talk(String interaction, SimCall one, SimCall other) {
    return centre.room(interaction).hears(one, other) && centre.room(interaction).hears(other, one);
  }

  @Test
  void aBrowserThatIsLoadedAnewIsCalledAgain() {
    centre.answersWithQueue(queue);
    Wire desk = keep(ana.available());
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    SimCall line = centre.takes(desk, ana, interaction);

    desk.drop();
    line.hangUp();
    Await.until(
        "the customer to hear music",
        () -> shop.interaction(interaction).at("/call/state").asText().equals("held"));
    Wire again = keep(ana.connect());
    SimCall second = centre.browser(ana).awaitCall();
    Await.until("both to talk again", () -> talk(interaction, call, second));
    assertThat(shop.interaction(interaction).path("agentId").asText()).isEqualTo(ana.id());

    again.drop();
    Await.until(
        "the loss of the desktop",
        () ->
            BUSINESS
                .database()
                .valueAsOwner(
                    "SELECT connected FROM agent_presences WHERE user_id = '" + ana.id() + "'")
                .startsWith("f"));
    Wire third = keep(ana.connect());
    second.hangUp();
    SimCall last = centre.browser(ana).awaitCall();
    Await.until("both to talk once more", () -> talk(interaction, call, last));
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    third.done("end", Map.of("interactionId", interaction));
    call.awaitOver();
    last.awaitOver();
    assertThat(shop.timelineTypes(interaction)).contains("call.agentAway");
    Await.until(
        "every line counted",
        () ->
            centre.seconds("voice.outboundSeconds")
                == List.of(line, second, last).stream()
                    .mapToInt(each -> each.toRecord().durationSeconds())
                    .sum());
  }

  @Test
  void anAgentWhoSaysThatTheirLineIsLostIsCalledAgainBeforeTheCarrierKnows() {
    centre.answersWithQueue(queue);
    Wire desk = keep(ana.available());
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    SimCall line = centre.takes(desk, ana, interaction);
    Map<String, String> it = Map.of("interactionId", interaction);
    BUSINESS.carrier().faults().next("POST /Calls.json", new Fault.ServerError(503));
    desk.done("rejoin", it);
    desk.done("rejoin", it);
    line.awaitOver();
    SimCall second = centre.browser(ana).awaitCall();
    Await.until("both to talk again", () -> talk(interaction, call, second));
    assertThat(centre.browser(ana).calls()).as("one more line").hasSize(2);
    assertThat(shop.interaction(interaction).path("agentId").asText()).isEqualTo(ana.id());
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    desk.done("end", it);
    call.awaitOver();
    second.awaitOver();
    Await.until(
        "both lines counted",
        () ->
            centre.seconds("voice.outboundSeconds")
                == line.toRecord().durationSeconds() + second.toRecord().durationSeconds());
  }

  @Test
  void eachFlowOfAContactCountsOnceAndTakesNoAnswerToTheOtherForItsOwn() {
    String again =
        flows.published(
            "Choose again",
            node(
                "menu",
                "menu",
                "text",
                "For the end press 1.",
                "again",
                "Pardon?",
                "options",
                List.of(option("one", "One", "end")),
                "error",
                "end"),
            node("end", "end"));
    String first =
        flows.published(
            "First",
            node(
                "menu",
                "menu",
                "text",
                "For the queue press 1.",
                "again",
                "Pardon?",
                "options",
                List.of(option("one", "One", "queue")),
                "error",
                "end"),
            node("queue", "enqueue", "queueId", queue, "next", "end"),
            node("end", "end"));
    centre.answersWithFlow(first);
    Wire desk = keep(ana.available());
    SimCall call = centre.call(customer);
    call.awaitHeard("queue press 1").press("1");
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    desk.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("flowId", again)));
    call.awaitHeard("end press 1").awaitAsked();

    assertThat(
            centre.webhook(
                BUSINESS.base(),
                "/voice/gather?i=" + interaction + "&step=1",
                Map.of("CallSid", call.sid(), "CallStatus", "in-progress", "Digits", "1")))
        .isEqualTo(200);
    assertThat(shop.interaction(interaction).path("state").asText())
        .as("an answer that the carrier repeats late")
        .isEqualTo("inFlow");
    call.press("1").awaitOver();
    shop.awaitState(interaction, "ended");
    assertThat(centre.seconds("flow.executions")).isEqualTo(2);
  }

  @Test
  void aCallerIsSentToAFlowAndComesBackThroughIt() {
    centre.answersWithQueue(queue);
    String second = shop.queue("Second line", Map.of());
    String flow =
        flows.published(
            "Choose again",
            node(
                "menu",
                "menu",
                "text",
                "For the second line press 2.",
                "again",
                "Pardon?",
                "options",
                List.of(option("one", "One", "end"), option("two", "Two", "queue")),
                "error",
                "end"),
            node("queue", "enqueue", "queueId", second, "next", "end"),
            node("end", "end"));
    Wire desk = keep(ana.available());
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    SimCall line = centre.takes(desk, ana, interaction);
    assertThat(
            desk.command(
                    "transfer", Map.of("interactionId", interaction, "to", Map.of("flowId", queue)))
                .path("code")
                .asText())
        .isEqualTo("notFound");
    desk.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("flowId", flow)));
    desk.await("interactionEnded", f -> f.path("outcome").asText().equals("transferred"));
    line.awaitOver();
    call.awaitHeard("press 2").press("2");
    SimCall back = centre.takes(desk, ana, interaction);
    Await.until("both to talk again", () -> talk(interaction, call, back));
    assertThat(shop.interaction(interaction).path("queueId").asText()).isEqualTo(second);
    assertThat(shop.timelineTypes(interaction)).contains("interaction.transferred");
    call.hangUp();
    back.awaitOver();
  }

  @Test
  void aCallerIsAskedHowItWasWhenTheAgentHasHungUp() {
    String flow =
        flows.published(
            "Survey",
            node("queue", "enqueue", "queueId", queue, "next", "how"),
            node("how", "survey", "kind", "csat", "text", "How was it, 1 to 5?", "next", "thanks"),
            node("thanks", "say", "text", "Thank you and goodbye.", "next", "end"),
            node("end", "end"));
    centre.answersWithFlow(flow);
    Wire desk = keep(ana.available());
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    SimCall line = centre.takes(desk, ana, interaction);
    desk.done("end", Map.of("interactionId", interaction));
    line.awaitOver();
    desk.awaitState(interaction, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");
    call.awaitHeard("How was it").press("4");
    call.awaitHeard("Thank you and goodbye.").awaitOver();
    JsonNode answer =
        shop.timeline(interaction).stream()
            .filter(each -> each.path("type").asText().equals("survey.answered"))
            .findFirst()
            .orElseThrow();
    assertThat(answer.at("/data/score").asInt()).isEqualTo(4);

    String second = Line.customer();
    SimCall other = centre.call(second);
    String left = shop.onlyInteractionOf(second);
    centre.takes(desk, ana, left);
    centre.talk(Duration.ofSeconds(5));
    other.hangUp();
    desk.awaitState(left, "wrapUp");
    assertThat(other.hear()).as("who has hung up is asked nothing").doesNotContain("How was it");
  }

  @Test
  void aBrowserIsGivenATokenOfTheCarrierOnceTheConnectionHasAKey() {
    String connection =
        shop.create(
            "connections",
            Map.of(
                "provider",
                "twilio",
                "name",
                "Twilio",
                "credentials",
                Map.of("accountSid", "AC" + "a".repeat(32), "authToken", "b".repeat(32))));
    assertThat(shop.owner().delete("/api/v1/connections/" + centre.connection()).status())
        .isEqualTo(204);
    Wire desk = keep(ana.connect());
    assertThat(desk.command("requestVoiceToken", Map.of()).path("code").asText())
        .isEqualTo("noBrowserCalls");
    String path = "/api/v1/connections/" + connection;
    Map<String, String> key = Map.of("apiKeySid", "SK" + "c".repeat(32));
    assertThat(shop.owner().patch(path, Map.of("credentials", key), "\"1\"").status())
        .isEqualTo(400);
    shop.owner()
        .change(
            path,
            Map.of(
                "credentials",
                Map.of("apiKeySid", "SK" + "c".repeat(32), "apiKeySecret", "d".repeat(32))));
    JsonNode line = desk.done("requestVoiceToken", Map.of()).path("result");
    assertThat(line.path("provider").asText()).isEqualTo("twilio");
    String[] parts = line.path("token").asText().split("\\.");
    JsonNode claims =
        Api.tree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    assertThat(claims.path("iss").asText()).isEqualTo("SK" + "c".repeat(32));
    assertThat(claims.at("/grants/identity").asText()).isEqualTo("u-" + ana.id());
    assertThat(claims.at("/grants/voice/incoming/allow").asBoolean()).isTrue();
    assertThat(shop.owner().get(path).expect(200).toString()).doesNotContain("d".repeat(32));
  }

  @Test
  void wordsBetweenARequestAndAQueueAreHeard() {
    String flow =
        flows.published(
            "Look first",
            node(
                "look",
                "http",
                "method",
                "POST",
                "url",
                BUSINESS.partner().url(),
                "variable",
                "found",
                "next",
                "words",
                "error",
                "words"),
            node("words", "say", "text", "We have found your order.", "next", "queue"),
            node("queue", "enqueue", "queueId", queue, "next", "end"),
            node("end", "end"));
    centre.answersWithFlow(flow);
    SimCall call = centre.call(customer);
    call.awaitHeard("found your order").awaitHeard("music");
    call.hangUp();
    shop.awaitState(shop.onlyInteractionOf(customer), "abandoned");
  }
}
