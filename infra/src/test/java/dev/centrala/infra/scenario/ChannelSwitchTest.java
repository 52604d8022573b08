package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static dev.centrala.infra.scenario.Flows.option;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who go on in writing, by choice or because they cannot hear. */
class ChannelSwitchTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private CallCentre centre;
  private String queue;
  private Line line;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    queue = shop.queue("Calls", Map.of());
    centre = new CallCentre(shop, BUSINESS.carrier());
    line = shop.line(BUSINESS.carrier(), queue);
    customer = Line.customer();
  }

  private void isTexted(String words) {
    Await.until(
        "a text to " + customer,
        () ->
            BUSINESS.carrier().sentMessages().stream()
                .anyMatch(sent -> sent.to().equals(customer) && sent.body().contains(words)));
  }

  @Test
  void aCallerGoesOnInWritingWithOneHistory() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Menu",
                node(
                    "menu",
                    "menu",
                    "text",
                    "For a text press 1.",
                    "options",
                    List.of(option("text", "Text", "bye")),
                    "error",
                    "end"),
                node("bye", "say", "text", "We write to you now.", "next", "send"),
                node(
                    "send",
                    "send",
                    "channel",
                    "sms",
                    "text",
                    "Let us go on here.",
                    "goOn",
                    true,
                    "next",
                    "wait",
                    "error",
                    "end"),
                node("wait", "enqueue", "queueId", queue, "next", "end"),
                node("end", "end")));
    Agent ana = shop.agent("ana");
    try (Wire desk = ana.available()) {
      SimCall call = centre.call(customer).awaitHeard("press 1").awaitAsked().press("1");
      call.awaitOver();
      isTexted("Let us go on here.");
      String contact = shop.onlyInteractionOf(customer);
      centre.accepts(desk, contact);
      JsonNode interaction = shop.interaction(contact);
      assertThat(interaction.path("channel").asText()).isEqualTo("sms");
      BUSINESS.carrier().receiveSms(customer, line.number(), "My lamp is broken").call();
      desk.await("message", f -> f.at("/message/text").asText().equals("My lamp is broken"));
      desk.done(
          "sendMessage",
          Map.of("interactionId", contact, "clientMessageId", "1", "text", "We send another."));
      isTexted("We send another.");
      desk.done("end", Map.of("interactionId", contact));
      desk.done("completeWrapUp", Map.of("interactionId", contact));
      shop.awaitState(contact, "ended");
      assertThat(shop.interactionsOf(customer)).as("one history").hasSize(1);
      assertThat(shop.timelineTypes(contact))
          .contains("call.lineEnded", "interaction.assigned")
          .containsSubsequence("interaction.channelChanged", "interaction.queued");
      Integer seconds = call.toRecord().durationSeconds();
      if (seconds != null && seconds > 0) {
        Await.until("the call's seconds", () -> centre.seconds("voice.inboundSeconds") == seconds);
      }
    }
  }

  @Test
  void whoNeedsTextIsNotSpokenToAtAll() {
    JsonNode made =
        shop.owner()
            .post(
                "/api/v1/flowTemplates/textRelay/flows",
                Map.of("queueId", queue, "name", "Text relay"))
            .expect(201);
    shop.owner()
        .post("/api/v1/flows/" + made.path("id").asText() + "/publish", Map.of("version", 1))
        .expect(200);
    centre.answersWithFlow(made.path("id").asText());
    SimCall first = centre.call(customer).awaitHeard("press 9").awaitAsked().press("9");
    first.awaitOver();
    isTexted("write here");
    JsonNode known = shop.interaction(shop.onlyInteractionOf(customer)).path("customer");
    shop.owner()
        .change(
            "/api/v1/customers/" + known.path("id").asText(),
            Map.of("attributes", Map.of("needs", "text")));
    SimCall second = centre.call(customer).awaitOver();
    assertThat(second.hear()).as("nothing was said").noneMatch(said -> said.contains("Welcome"));
    Await.until(
        "a second contact in writing",
        () ->
            shop.interactionsOf(customer).stream()
                    .filter(each -> each.path("channel").asText().equals("sms"))
                    .count()
                == 2);
  }
}
