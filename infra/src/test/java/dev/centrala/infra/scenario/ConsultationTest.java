package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents who ask others while their customer waits, talk in threes, and hand calls over. */
class ConsultationTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private Agent ana;
  private Wire hers;
  private SimCall call;
  private SimCall line;
  private String interaction;
  private Map<String, String> it;
  private String outside;

  @BeforeEach
  void aCallGoesOn() {
    shop = BUSINESS.shop();
    centre = new CallCentre(shop, BUSINESS.carrier());
    centre.answersWithQueue(shop.queue("Calls", Map.of()));
    ana = shop.agent("ana");
    hers = keep(ana.available());
    String customer = Line.customer();
    call = centre.call(customer);
    interaction = shop.onlyInteractionOf(customer);
    it = Map.of("interactionId", interaction);
    line = centre.takes(hers, ana, interaction);
    outside = Line.customer();
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

  private Map<String, Object> transfer(String mode, Map<String, String> to) {
    return Map.of("interactionId", interaction, "mode", mode, "to", to);
  }

  private boolean hears(SimCall listener, SimCall speaker) {
    return centre.room(interaction).hears(listener, speaker);
  }

  private boolean talk(SimCall one, SimCall other) {
    return hears(one, other) && hears(other, one);
  }

  private JsonNode awaitConsult(Wire desk, String state) {
    return desk.await(
            "interactionUpdated",
            f ->
                f.at("/interaction/id").asText().equals(interaction)
                    && f.at("/interaction/call/consult/state").asText().equals(state))
        .at("/interaction/call/consult");
  }

  private void awaitNobodyAsked(Wire desk, String legState) {
    desk.await(
        "interactionUpdated",
        f ->
            f.at("/interaction/call/consult").isNull()
                && f.at("/interaction/call/legs/2/state").asText().equals(legState));
  }

  private SimCall asks(Agent colleague) {
    hers.done("transfer", transfer("consult", Map.of("userId", colleague.id())));
    SimCall asked = centre.browser(colleague).awaitCall();
    awaitConsult(hers, "talking");
    return asked;
  }

  private SimCall asksOutside() {
    hers.done("transfer", transfer("consult", Map.of("address", outside)));
    SimCall asked = BUSINESS.carrier().phone(outside).awaitCall();
    awaitConsult(hers, "talking");
    return asked;
  }

  private static int seconds(SimCall each) {
    Integer seconds = each.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }

  @Test
  void aColleagueIsAskedAndHasTheCallThenWithoutAnOffer() {
    Agent ben = shop.agent("ben");
    Wire his = keep(ben.available());
    SimCall asked = asks(ben);
    JsonNode consult = shop.interaction(interaction).at("/call/consult");
    assertThat(consult.at("/to/kind").asText()).isEqualTo("user");
    assertThat(consult.at("/to/name").asText()).isEqualTo("ben");
    assertThat(talk(line, asked)).as("agent and colleague talk").isTrue();
    assertThat(hears(call, line) || hears(call, asked)).as("the customer hears music").isFalse();
    his.done("setPresence", Map.of("state", "busy"));
    hers.done("completeTransfer", it);
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    hers.await("interactionEnded", f -> f.path("outcome").asText().equals("transferred"));
    line.awaitOver();
    Await.until("customer and colleague to talk", () -> talk(call, asked));
    assertThat(centre.browser(ben).calls()).as("by the line he had").hasSize(1);
    JsonNode now = shop.interaction(interaction);
    assertThat(now.path("agentId").asText()).isEqualTo(ben.id());
    assertThat(now.at("/call/consult").isNull()).isTrue();
    assertThat(shop.timelineTypes(interaction).stream().filter("interaction.offered"::equals))
        .hasSize(1);
    centre.talk(Duration.ofSeconds(20));
    his.done("end", it);
    call.awaitOver();
    asked.awaitOver();
    his.awaitState(interaction, "wrapUp");
    Await.until(
        "each line counted",
        () ->
            centre.seconds("voice.outboundSeconds") == seconds(line) + seconds(asked)
                && centre.seconds("voice.inboundSeconds") == seconds(call));
    assertThat(
            shop.owner().items("/api/v1/audit?limit=200").stream()
                .map(each -> each.path("action").asText()))
        .contains("interaction.transferred");
  }

  @Test
  void aCustomerIsTakenBack() {
    Agent ben = shop.agent("ben");
    keep(ben.available());
    SimCall asked = asks(ben);
    assertThat(
            hers.command("transfer", transfer("consult", Map.of("address", outside)))
                .path("code")
                .asText())
        .isEqualTo("consultOpen");
    hers.done("cancelTransfer", it);
    asked.awaitOver();
    Await.until("customer and agent to talk", () -> talk(call, line));
    assertThat(shop.interaction(interaction).path("agentId").asText()).isEqualTo(ana.id());
    Await.until(
        "the report that the customer is back",
        () -> shop.timelineTypes(interaction).contains("call.resumed"));
    assertThat(shop.timelineTypes(interaction))
        .contains("call.consultBegun", "call.consultCancelled", "call.held");
    assertThat(hers.command("completeTransfer", it).path("code").asText()).isEqualTo("nobodyAsked");
  }

  @Test
  void whoDoesNotAnswerLeavesTheCustomerOnHoldWithTheirAgent() {
    BUSINESS.carrier().phone(outside).busy();
    hers.done("transfer", transfer("consult", Map.of("address", outside)));
    awaitNobodyAsked(hers, "busy");
    JsonNode now = shop.interaction(interaction);
    assertThat(now.at("/call/state").asText()).isEqualTo("held");
    assertThat(hers.command("completeTransfer", it).path("code").asText()).isEqualTo("nobodyAsked");
    hers.done("resume", it);
    Await.until("customer and agent to talk", () -> talk(call, line));
    assertThat(shop.timelineTypes(interaction)).contains("call.consultEnded");
  }

  @Test
  void threeTalkWithSomebodyOutsideUntilTheAgentRemovesThem() {
    SimCall asked = asksOutside();
    assertThat(asked.from()).as("our number is shown").isEqualTo(centre.number());
    hers.done("conference", it);
    awaitConsult(hers, "conference");
    assertThat(talk(call, line) && talk(call, asked) && talk(line, asked)).isTrue();
    String leg = shop.interaction(interaction).at("/call/consult/legId").asText();
    String customers = shop.interaction(interaction).at("/call/legs/0/id").asText();
    assertThat(
            hers.command(
                    "removeParticipant", Map.of("interactionId", interaction, "legId", customers))
                .path("code")
                .asText())
        .isEqualTo("notYours");
    centre.talk(Duration.ofSeconds(15));
    hers.done("removeParticipant", Map.of("interactionId", interaction, "legId", leg));
    asked.awaitOver();
    awaitNobodyAsked(hers, "completed");
    assertThat(talk(call, line)).isTrue();
    Await.until(
        "the outsider counted", () -> centre.seconds("voice.outboundSeconds") == seconds(asked));
    assertThat(shop.timelineTypes(interaction))
        .contains("call.conference", "call.participantRemoved");
  }

  @Test
  void customerAndOutsiderTalkOnUntilOneOfThemLeaves() {
    SimCall asked = asksOutside();
    hers.done("completeTransfer", it);
    hers.awaitState(interaction, "wrapUp");
    line.awaitOver();
    Await.until("customer and outsider to talk", () -> talk(call, asked));
    hers.done("completeWrapUp", it);
    shop.awaitState(interaction, "ended");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("transferred");
    centre.talk(Duration.ofMinutes(5));
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(talk(call, asked)).as("nobody of ours is needed").isTrue();
    asked.hangUp();
    call.awaitOver();
    Await.until(
        "counted to the end",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == seconds(line) + seconds(asked));
    assertThat(seconds(call)).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aCallIsSentToANumberAndComesBackWhenNobodyAnswersThere() {
    BUSINESS.carrier().phone(outside).busy();
    hers.done("transfer", transfer("blind", Map.of("address", outside)));
    line.awaitOver();
    BUSINESS.carrier().phone(outside).awaitCall();
    SimCall back = centre.browser(ana).awaitCall();
    Await.until("customer and agent to talk again", () -> talk(call, back));
    assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("assigned");
    assertThat(shop.timelineTypes(interaction)).contains("call.sent", "call.transferFailed");

    BUSINESS.carrier().phone(outside).answers();
    hers.done("transfer", transfer("blind", Map.of("address", outside)));
    hers.awaitState(interaction, "wrapUp");
    back.awaitOver();
    SimCall there = BUSINESS.carrier().phone(outside).awaitCall();
    Await.until("customer and number to talk", () -> talk(call, there));
    centre.talk(Duration.ofSeconds(30));
    call.hangUp();
    there.awaitOver();
    Await.until("counted", () -> centre.seconds("voice.inboundSeconds") == seconds(call));
  }

  @Test
  void reportsThatComeTwiceAndInAnyOrderDoNothingTwice() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    SimCall asked = asksOutside();
    hers.done("conference", it);
    awaitConsult(hers, "conference");
    hers.done("completeTransfer", it);
    hers.awaitState(interaction, "wrapUp");
    line.awaitOver();
    Await.until("customer and outsider to talk", () -> talk(call, asked));
    asked.hangUp();
    call.awaitOver();
    BUSINESS.carrier().settle();
    Await.until(
        "each line counted once",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == seconds(line) + seconds(asked));
    List<String> types = shop.timelineTypes(interaction);
    assertThat(types.stream().filter("call.lineEnded"::equals)).hasSize(3);
    assertThat(types.stream().filter("interaction.disconnected"::equals)).hasSize(1);
    assertThat(types.stream().filter("call.consultBegun"::equals)).hasSize(1);
  }

  @Test
  void aCustomerWhoHangsUpEndsItForAll() {
    SimCall asked = asksOutside();
    call.hangUp();
    asked.awaitOver();
    line.awaitOver();
    hers.awaitState(interaction, "wrapUp");
    assertThat(shop.interaction(interaction).at("/call/consult").isNull()).isTrue();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    Agent ben = shop.agent("ben");
    assertThat(code("consult", Map.of("userId", ben.id()))).isEqualTo("notAvailable");
    assertThat(code("consult", Map.of("address", "112"))).isEqualTo("emergency");
    assertThat(code("blind", Map.of("address", "+19005550100"))).isEqualTo("premiumRate");
    assertThat(code("blind", Map.of("address", "sip:ana@example.com"))).isEqualTo("notANumber");
    Shop other = BUSINESS.shop();
    assertThat(code("consult", Map.of("userId", other.agent("eve").id()))).isEqualTo("notFound");
    Wire foreign = keep(other.agent("eve").available());
    for (String each : List.of("completeTransfer", "cancelTransfer", "conference")) {
      assertThat(foreign.command(each, it).path("code").asText()).as(each).isEqualTo("notFound");
    }
    assertThat(
            foreign
                .command("transfer", transfer("consult", Map.of("address", outside)))
                .path("code")
                .asText())
        .isEqualTo("notFound");
  }

  private String code(String mode, Map<String, String> to) {
    return hers.command("transfer", transfer(mode, to)).path("code").asText();
  }
}
