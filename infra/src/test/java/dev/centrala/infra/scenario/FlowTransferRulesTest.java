package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flows that connect callers with numbers outside, within what the business may call. */
class FlowTransferRulesTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private CallCentre centre;
  private String customer;
  private String outside;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    centre = new CallCentre(shop, BUSINESS.carrier());
    customer = Line.customer();
    outside = Line.customer();
  }

  @AfterEach
  void close() {
    BUSINESS.carrier().faults().clear();
  }

  private void connectsWith(String address) {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "On call",
                node("connect", "transfer", "to", address, "next", "end", "error", "sorry"),
                node("sorry", "say", "text", "We cannot connect you now.", "next", "end"),
                node("end", "end", "outcome", "answered")));
  }

  private static int seconds(SimCall call) {
    Integer seconds = call.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }

  private JsonNode refusal() {
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "ended");
    return shop.timeline(interaction).stream()
        .filter(each -> each.path("type").asText().equals("call.transferRefused"))
        .findFirst()
        .orElseThrow()
        .path("data");
  }

  @Test
  void whoeverIsCalledIsALineThatIsCounted() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    connectsWith(outside);
    SimCall call = centre.call(customer);
    SimCall there = BUSINESS.carrier().phone(outside).awaitCall();
    assertThat(there.from()).isEqualTo(centre.number());
    String interaction = shop.onlyInteractionOf(customer);
    Await.until(
        "the line to be told of",
        () -> shop.interaction(interaction).at("/call/legs/1/state").asText().equals("inProgress"));
    assertThat(shop.interaction(interaction).at("/call/legs/1/kind").asText()).isEqualTo("outside");
    centre.talk(Duration.ofSeconds(90));
    there.hangUp();
    call.awaitOver();
    shop.awaitState(interaction, "ended");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("answered");
    Await.until(
        "each line counted once",
        () ->
            centre.seconds("voice.outboundSeconds") == seconds(there)
                && centre.seconds("voice.inboundSeconds") == seconds(call));
    BUSINESS.carrier().settle();
    assertThat(centre.seconds("voice.outboundSeconds")).isEqualTo(seconds(there));
    assertThat(seconds(there)).isGreaterThanOrEqualTo(90);
    assertThat(shop.timelineTypes(interaction).stream().filter("call.lineEnded"::equals))
        .hasSize(2);
  }

  @Test
  void whatMayNotBeCalledLeadsToTheErrorExit() {
    connectsWith("+19005550100");
    centre.call(customer).awaitHeard("cannot connect you").awaitOver();
    assertThat(refusal().path("code").asText()).isEqualTo("premiumRate");
    assertThat(BUSINESS.carrier().phone("+19005550100").calls()).isEmpty();
  }

  @Test
  void aNumberThatNobodyMayCallIsNotCalled() {
    shop.owner().post("/api/v1/do-not-call", Map.of("number", outside)).expect(201);
    connectsWith(outside);
    centre.call(customer).awaitHeard("cannot connect you").awaitOver();
    assertThat(refusal().path("code").asText()).isEqualTo("doNotCall");
    assertThat(BUSINESS.carrier().phone(outside).calls()).isEmpty();
  }

  @Test
  void theDaysCallsAreUsedUpByFlowsToo() {
    Api.Answer now = shop.owner().get("/api/v1/outbound-rules");
    shop.owner()
        .put(
            "/api/v1/outbound-rules",
            Map.of(
                "limits",
                Map.of(
                    "callsPerMinute", 5,
                    "callsPerDay", 1,
                    "minutesPerDay", 10,
                    "longestCallMinutes", 10)),
            now.etag())
        .expect(200);
    connectsWith(outside);
    SimCall first = centre.call(Line.customer());
    BUSINESS.carrier().phone(outside).awaitCall().hangUp();
    first.awaitOver();
    centre.call(customer).awaitHeard("cannot connect you").awaitOver();
    assertThat(refusal().path("code").asText()).isEqualTo("outboundLimit");
    assertThat(BUSINESS.carrier().phone(outside).calls()).hasSize(1);
  }
}
