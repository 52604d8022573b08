package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierMessage;
import dev.centrala.connectors.sandbox.CarrierNumber;
import dev.centrala.connectors.sandbox.Reception;
import dev.centrala.connectors.sandbox.WireRequest;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text message from the carrier's webhook to the agent's socket and back. */
class SmsScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private Line line;
  private Agent agent;
  private Wire desk;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    String skill = shop.skill("English");
    String queue =
        shop.queue(
            "Texts", Map.of("requirements", List.of(Map.of("skillId", skill, "minimum", 3))));
    agent =
        shop.agent("ana", Map.of("skills", List.of(Map.of("skillId", skill, "proficiency", 7))));
    line = shop.line(BUSINESS.carrier(), queue);
    customer = Line.customer();
    desk = agent.available();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Reception text(String words) {
    Reception reception = BUSINESS.carrier().receiveSms(customer, line.number(), words);
    assertThat(reception.call())
        .hasValueSatisfying(call -> assertThat(call.status()).isEqualTo(200));
    return reception;
  }

  /** The offer of the customer's interaction, taken; answers the interaction's id. */
  private String accept() {
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    return interaction;
  }

  private JsonNode reply(String interaction, String words) {
    return desk.command(
        "sendMessage",
        Map.of(
            "interactionId", interaction,
            "clientMessageId", UUID.randomUUID().toString(),
            "text", words));
  }

  private List<WireRequest> sends(String words) {
    return BUSINESS.carrier().requests().stream()
        .filter(r -> r.method().equals("POST") && r.field("Body").equals(words))
        .filter(r -> r.path().contains(line.account()))
        .toList();
  }

  private void wrapUp(String interaction) {
    desk.done("completeWrapUp", Map.of("interactionId", interaction, "notes", "all good"));
    shop.awaitState(interaction, "ended");
  }

  @Test
  void aTextIsOfferedAnsweredWrappedUpMeteredAndToldToThePartner() {
    JsonNode webhook =
        shop.owner()
            .post(
                "/api/v1/webhooks", Map.of("url", BUSINESS.partner().url(), "events", List.of("*")))
            .expect(201);
    CarrierNumber number = BUSINESS.carrier().number(line.number()).orElseThrow();
    assertThat(number.toString()).contains("/connect/twilio/" + line.connection() + "/messages");
    assertThat(line.entry().at("/webhook/state").asText()).isEqualTo("registered");

    text("Where is my parcel?");
    String interaction = shop.onlyInteractionOf(customer);
    JsonNode offer = desk.awaitOffer(interaction);
    assertThat(offer.path("channel").asText()).isEqualTo("sms");
    assertThat(offer.at("/queue/name").asText()).isEqualTo("Texts");
    assertThat(offer.path("customer").toString()).contains(customer);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    JsonNode assigned =
        desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    assertThat(assigned.at("/messages/0/text").asText()).isEqualTo("Where is my parcel?");

    String words = "It is on its way, " + UUID.randomUUID();
    JsonNode sent = reply(interaction, words);
    assertThat(sent.path("type").asText()).as(sent.toString()).isEqualTo("commandDone");
    desk.await(
        "message",
        f ->
            f.at("/message/text").asText().equals(words)
                && f.at("/message/status").asText().equals("delivered"));
    List<WireRequest> requests = sends(words);
    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst().path())
        .isEqualTo("/2010-04-01/Accounts/" + line.account() + "/Messages.json");
    assertThat(requests.getFirst().field("To")).isEqualTo(customer);
    assertThat(requests.getFirst().field("From")).isEqualTo(line.number());

    wrapUp(interaction);
    desk.await("interactionEnded", f -> f.path("interactionId").asText().equals(interaction));
    assertThat(shop.timelineTypes(interaction))
        .contains(
            "interaction.created",
            "message.received",
            "interaction.queued",
            "interaction.offered",
            "interaction.assigned",
            "message.sent",
            "message.delivered",
            "interaction.disconnected",
            "interaction.ended");
    List<JsonNode> timeline = shop.timeline(interaction);
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(timeline.get(i).path("sequence").asInt()).isEqualTo(i + 1);
    }
    assertThat(shop.owner().items("/api/v1/interactions/" + interaction + "/explanations"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.path("text").asText()).contains(" ").endsWith("."))
        .anySatisfy(e -> assertThat(e.path("text").asText()).contains("ana"));
    Await.until(
        "a segment in and one out",
        () ->
            shop.usage("sms.segments")
                .map(u -> u.path("quantity").asText().startsWith("2"))
                .orElse(false));
    String secret = webhook.path("secret").asText();
    Await.until(
        "the partner to hear the end",
        () ->
            BUSINESS.partner().about(interaction).stream()
                .map(PartnerServer.Event::type)
                .toList()
                .containsAll(
                    List.of(
                        "interaction.created",
                        "message.received",
                        "interaction.queued",
                        "interaction.offered",
                        "interaction.assigned",
                        "message.sent",
                        "message.delivered",
                        "interaction.disconnected",
                        "interaction.ended")));
    assertThat(BUSINESS.partner().about(interaction))
        .allSatisfy(event -> assertThat(event.isSignedWith(secret)).isTrue())
        .allSatisfy(event ->
            assertThat(event.body().at("/data/tenantId").asText()).isEqualTo(shop.tenant()));
  }

  /** Row 9 of the attack list: the same webhook twice. */
  @Test
  void row9_theSameWebhookAgainHasNoEffect() {
    Reception reception = text("Hello");
    String interaction = accept();
    int events = shop.timeline(interaction).size();
    assertThat(BUSINESS.carrier().repeat(reception).orElseThrow().status()).isEqualTo(200);
    assertThat(shop.messages(interaction)).hasSize(1);
    assertThat(shop.timeline(interaction)).hasSize(events);
    assertThat(shop.interactionsOf(customer)).hasSize(1);
    assertThat(shop.usage("sms.segments").orElseThrow().path("quantity").asText()).startsWith("1");
  }

  /** Row 9: whatever does not carry the carrier's signature over exactly this is 403. */
  @Test
  void row9_forgeriesAre403AndLeaveNothing() {
    String url = BUSINESS.base() + "/connect/twilio/" + line.connection() + "/messages";
    String path = "/connect/twilio/" + line.connection() + "/messages";
    Map<String, String> form = new TreeMap<>();
    form.put("AccountSid", line.account());
    form.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
    form.put("From", customer);
    form.put("To", line.number());
    form.put("Body", "Hello");
    form.put("NumMedia", "0");
    String right = CarrierSignature.of(line.secret(), url, form);
    Api carrier = BUSINESS.anybody();

    assertThat(carrier.form(path, form, Map.of())).as("none").isEqualTo(403);
    assertThat(carrier.form(path, form, Map.of("X-Twilio-Signature", "bm90IGl0")))
        .as("a wrong one")
        .isEqualTo(403);
    Map<String, String> changed = new TreeMap<>(form);
    changed.put("Body", "Hellp");
    assertThat(carrier.form(path, changed, Map.of("X-Twilio-Signature", right)))
        .as("one byte of the body changed")
        .isEqualTo(403);
    String elsewhere =
        CarrierSignature.of(line.secret(), url.replace("127.0.0.1", "evil.example"), form);
    assertThat(
            carrier.form(
                path,
                form,
                Map.of(
                    "X-Twilio-Signature", elsewhere,
                    "X-Forwarded-Host", "evil.example",
                    "X-Forwarded-Proto", "http",
                    "Forwarded", "host=evil.example;proto=http")))
        .as("signed for a host that the headers claim")
        .isEqualTo(403);
    Line other = BUSINESS.shop().anyLine(BUSINESS.carrier());
    Map<String, String> foreign = new TreeMap<>(form);
    foreign.put("AccountSid", other.account());
    assertThat(
            carrier.form(
                path,
                foreign,
                Map.of("X-Twilio-Signature", CarrierSignature.of(line.secret(), url, foreign))))
        .as("the account of another tenant")
        .isEqualTo(403);
    assertThat(
            carrier.form(
                path,
                foreign,
                Map.of("X-Twilio-Signature", CarrierSignature.of(other.secret(), url, foreign))))
        .as("signed by another tenant")
        .isEqualTo(403);
    assertThat(shop.interactionsOf(customer)).isEmpty();
    assertThat(shop.usage("sms.segments").map(u -> u.path("quantity").asText()).orElse("0"))
        .startsWith("0");

    assertThat(
            carrier.form(
                path,
                form,
                Map.of("X-Twilio-Signature", right, "X-Forwarded-Host", "evil.example")))
        .as("the right signature whatever the forwarding headers claim")
        .isEqualTo(200);
    accept();
  }

  @Test
  void afterStopNobodyMayWriteUntilStart() {
    text("Hello");
    String interaction = accept();
    text("STOP");
    JsonNode refused = reply(interaction, "But wait");
    assertThat(refused.path("type").asText()).isEqualTo("error");
    assertThat(refused.path("code").asText()).isEqualTo("optedOut");
    assertThat(sends("But wait")).isEmpty();

    text("START");
    String words = "Welcome back " + UUID.randomUUID();
    assertThat(reply(interaction, words).path("type").asText()).isEqualTo("commandDone");
    Await.until("the reply at the carrier", () -> sends(words).size() == 1);
    BUSINESS.carrier().settle();
    List<CarrierMessage> answers =
        BUSINESS.carrier().sentMessages().stream().filter(m -> m.to().equals(customer)).toList();
    assertThat(answers).as("one answer to STOP, one to START, the reply").hasSize(3);
    wrapUp(interaction);
  }

  @Test
  void aReplyWithinTheReopeningWindowContinuesAndALaterOneDoesNot() {
    text("Hello");
    String first = accept();
    desk.done("end", Map.of("interactionId", first));
    wrapUp(first);

    text("One more thing");
    assertThat(accept()).as("continues").isEqualTo(first);
    assertThat(shop.messages(first)).hasSize(2);
    assertThat(shop.timelineTypes(first)).contains("interaction.reopened");
    wrapUp(first);

    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("reopenWindowSeconds", 0)));
    text("Another day");
    Await.until("a second interaction", () -> shop.interactionsOf(customer).size() == 2);
    String second =
        shop.interactionsOf(customer).stream()
            .map(i -> i.path("id").asText())
            .filter(id -> !id.equals(first))
            .findFirst()
            .orElseThrow();
    desk.awaitOffer(second);
    Optional<JsonNode> message = shop.messages(second).stream().findFirst();
    assertThat(message)
        .hasValueSatisfying(m -> assertThat(m.path("text").asText()).isEqualTo("Another day"));
  }
}
