package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.node.NodeCommands;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that agents make, from the button to the wrap-up, and the rules that keep them back. */
class OutboundScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private String queue;
  private Agent ana;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    queue = shop.queue("Calls", Map.of());
    centre = new CallCentre(shop, BUSINESS.carrier()).answersWithQueue(queue);
    ana = shop.agent("ana");
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
    BUSINESS.carrier().faults().clear();
  }

  private Wire desk() {
    Wire desk = ana.available();
    open.add(desk);
    return desk;
  }

  private String dialled(Wire desk, String number) {
    return desk.done("dial", Map.of("to", number, "queueId", queue))
        .at("/result/interactionId")
        .asText();
  }

  private static String refused(Wire desk, String number) {
    JsonNode answer = desk.command("dial", Map.of("to", number));
    assertThat(answer.path("type").asText()).as("%s", answer).isEqualTo("error");
    return answer.path("code").asText();
  }

  private void rules(Map<String, Object> changes) {
    Api.Answer now = shop.owner().get("/api/v1/outbound-rules");
    shop.owner().put("/api/v1/outbound-rules", changes, now.etag()).expect(200);
  }

  @Test
  void aCallOutIsAnsweredTalkedOverWrappedUpAndMetered() {
    Wire desk = desk();
    String interaction = dialled(desk, customer);
    JsonNode assigned =
        desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    assertThat(assigned.at("/interaction/direction").asText()).isEqualTo("outbound");
    assertThat(assigned.at("/interaction/queueId").asText()).isEqualTo(queue);
    assertThat(desk.poll("offer", any -> true)).as("no offer rings").isEmpty();
    SimCall line = centre.browser(ana).awaitCall();
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    assertThat(call.from()).isEqualTo(centre.number());
    JsonNode talking = centre.awaitCall(desk, interaction, "talking");
    assertThat(talking.path("direction").asText()).isEqualTo("outbound");
    assertThat(talking.path("to").asText()).isEqualTo(customer);
    Await.until("both to hear each other", () -> centre.room(interaction).hears(call, line));
    centre.talk(Duration.ofSeconds(61));
    desk.done("hold", Map.of("interactionId", interaction));
    centre.awaitCall(desk, interaction, "held");
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    line.awaitOver();
    String code = shop.create("wrapUpCodes", Map.of("name", "Sold"));
    desk.done("completeWrapUp", Map.of("interactionId", interaction, "codeId", code));
    shop.awaitState(interaction, "ended");
    assertThat(shop.timelineTypes(interaction))
        .containsSubsequence(
            "interaction.created",
            "interaction.assigned",
            "call.dialled",
            "call.answered",
            "call.customerDialled",
            "interaction.disconnected",
            "interaction.ended");
    Await.until(
        "both lines by the carrier's seconds",
        () -> centre.seconds("voice.outboundSeconds") == seconds(call) + seconds(line));
    assertThat(seconds(call)).isGreaterThanOrEqualTo(61);
    assertThat(centre.seconds("voice.inboundSeconds")).isZero();
  }

  private static int seconds(SimCall call) {
    Integer seconds = call.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }

  @Test
  void whoIsBusyOrDoesNotAnswerIsSaidSoAndWrappedUp() {
    Wire desk = desk();
    BUSINESS.carrier().phone(customer).busy();
    String interaction = dialled(desk, customer);
    desk.awaitState(interaction, "wrapUp");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("busy");
    centre.browser(ana).awaitCall().awaitOver();
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");

    String other = Line.customer();
    BUSINESS.carrier().phone(other).ringsForever();
    String second = dialled(desk, other);
    BUSINESS.carrier().phone(other).awaitCall();
    centre.talk(Duration.ofSeconds(40));
    desk.awaitState(second, "wrapUp");
    assertThat(shop.interaction(second).path("outcome").asText()).isEqualTo("noAnswer");
  }

  @Test
  void anAgentWhoHangsUpInTimeLetsNobodyBeCalled() {
    Wire desk = desk();
    centre.browser(ana).ringsForever();
    String interaction = dialled(desk, customer);
    SimCall line = centre.browser(ana).awaitCall();
    desk.done("end", Map.of("interactionId", interaction));
    line.awaitOver();
    desk.awaitState(interaction, "wrapUp");
    assertThat(BUSINESS.carrier().phone(customer).calls()).isEmpty();
  }

  @Test
  void agentsChooseTheirOwnDeviceButNotOneThatCosts() {
    Map<String, Object> costly = Map.of("kind", "phone", "address", "+19005550123");
    ana.api().patch("/api/v1/me", Map.of("device", costly), "").expect(400);
    String phone = Line.customer();
    Map<String, Object> device = Map.of("kind", "phone", "address", phone);
    JsonNode me = ana.api().patch("/api/v1/me", Map.of("device", device), "").expect(200);
    assertThat(me.at("/agent/device/address").asText()).isEqualTo(phone);
    JsonNode changed =
        shop.owner()
            .change(
                "/api/v1/users/" + ana.id(),
                Map.of("agent", Map.of("skills", List.of(), "capacity", Map.of("voice", 90))));
    assertThat(changed.at("/agent/device/address").asText()).as("is kept").isEqualTo(phone);
    assertThat(changed.at("/agent/capacity/voice").asInt()).isEqualTo(90);
    Wire desk = desk();
    String interaction = dialled(desk, customer);
    BUSINESS.carrier().phone(phone).awaitCall().awaitHeard("Press 1").press("1");
    BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
  }

  @Test
  void anAgentWhoIsNotReachedHasMadeNoCallAndNobodyElseIsAsked() {
    Wire desk = desk();
    centre.browser(ana).busy();
    String interaction = dialled(desk, customer);
    desk.awaitState(interaction, "wrapUp");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("agentNotReached");
    assertThat(BUSINESS.carrier().phone(customer).calls()).isEmpty();
  }

  @Test
  void presenceAndCapacityAreRespected() {
    Wire desk = ana.connect();
    open.add(desk);
    assertThat(refused(desk, customer)).isEqualTo("notAvailable");
    desk.done("setPresence", Map.of("state", "available"));
    String interaction = dialled(desk, customer);
    assertThat(refused(desk, Line.customer())).isEqualTo("noCapacity");
    assertThat(shop.interactionsOf(customer)).hasSize(2);
    desk.done("end", Map.of("interactionId", interaction));
  }

  @Test
  void aCallOutIsPassedOnAsAnyOther() {
    String second = shop.queue("Second line", Map.of());
    Wire desk = desk();
    String interaction = dialled(desk, customer);
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    Agent ben = shop.agent("ben");
    Wire his = ben.available();
    open.add(his);
    desk.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "blind", "to", Map.of("queueId", second)));
    SimCall line = centre.takes(his, ben, interaction);
    Await.until("the second to talk", () -> centre.room(interaction).hears(call, line));
    call.hangUp();
    his.awaitState(interaction, "wrapUp");
  }

  /** Row 19 of the list of attacks: numbers that are none, that cost, and too many of them. */
  @Test
  void whatTheRulesDoNotAllowIsRefusedByItsName() {
    Wire desk = desk();
    assertThat(refused(desk, "+1")).isEqualTo("invalid");
    assertThat(refused(desk, "sip:eve@example.com")).isEqualTo("invalid");
    assertThat(refused(desk, "+19005550123")).as("premium rate").isEqualTo("premiumRate");
    assertThat(refused(desk, "+881612345678")).isEqualTo("satellite");
    assertThat(refused(desk, "911")).isEqualTo("emergency");
    assertThat(refused(desk, "112")).isEqualTo("emergency");
    assertThat(refused(desk, "+4930901820")).as("another country").isEqualTo("destination");
    shop.owner().post("/api/v1/do-not-call", Map.of("number", customer)).expect(201);
    assertThat(refused(desk, customer)).isEqualTo("doNotCall");
    shop.owner().post("/api/v1/do-not-call/remove", Map.of("number", customer)).expect(204);
    LocalTime there = LocalTime.now(ZoneId.of("America/New_York"));
    rules(
        Map.of(
            "quietHours",
            Map.of(
                "from", there.minusHours(1).toString().substring(0, 5),
                "to", there.plusHours(2).toString().substring(0, 5))));
    assertThat(refused(desk, customer)).isEqualTo("quietHours");
    rules(Map.of("countries", List.of("DE")));
    assertThat(refused(desk, customer)).isEqualTo("destination");
    rules(Map.of());
    assertThat(shop.interactionsOf(customer)).as("nothing was begun").isEmpty();
  }

  @Test
  void tooManyCallsInAMinuteAreCappedAndTold() {
    rules(Map.of("limits", Map.of("callsPerDay", 2)));
    Wire desk = desk();
    for (int i = 0; i < 2; i++) {
      String number = Line.customer();
      BUSINESS.carrier().phone(number).busy();
      String interaction = dialled(desk, number);
      desk.awaitState(interaction, "wrapUp");
      desk.done("completeWrapUp", Map.of("interactionId", interaction));
      shop.awaitState(interaction, "ended");
    }
    assertThat(refused(desk, customer)).isEqualTo("outboundLimit");
    assertThat(shop.owner().items("/api/v1/audit").stream().map(a -> a.path("action").asText()))
        .contains("outbound.limitReached", "outboundRules.changed");
    assertThat(BUSINESS.management().text("/metrics")).contains("centrala_outbound_capped_total");
    rules(Map.of("limits", Map.of("minutesPerDay", 1)));
    BUSINESS
        .database()
        .asOwner("DELETE FROM outbound_use WHERE tenant_id = '" + shop.tenant() + "'");
    String interaction = dialled(desk, customer);
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    centre.talk(Duration.ofSeconds(62));
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");
    assertThat(refused(desk, customer)).as("the minutes are used up").isEqualTo("outboundLimit");
  }

  @Test
  void anOperatorWhoHasLookedAtABusinessLetsItsOwnLimitsHold() {
    JsonNode before = shop.owner().get("/api/v1/outbound-rules").expect(200);
    assertThat(before.path("verified").asBoolean()).isFalse();
    assertThat(before.at("/limitsNow/callsPerDay").asInt())
        .isLessThan(before.at("/limits/callsPerDay").asInt());
    assertThat(
            NodeCommands.verify(
                BUSINESS.database().ownerUrl(), Business.KEY, TenantId.parse(shop.tenant())))
        .isTrue();
    assertThat(NodeCommands.verify(BUSINESS.database().ownerUrl(), Business.KEY, TenantId.next()))
        .as("nobody is verified who is not there")
        .isFalse();
    JsonNode after = shop.owner().get("/api/v1/outbound-rules").expect(200);
    assertThat(after.path("verified").asBoolean()).isTrue();
    assertThat(after.path("limitsNow")).isEqualTo(after.path("limits"));
    Shop other = BUSINESS.shop();
    assertThat(other.owner().get("/api/v1/outbound-rules").expect(200).path("verified").asBoolean())
        .isFalse();
  }

  @Test
  void aCallThatLastsTooLongIsEnded() {
    rules(Map.of("limits", Map.of("longestCallMinutes", 1)));
    Wire desk = desk();
    String interaction = dialled(desk, customer);
    SimCall line = centre.browser(ana).awaitCall();
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    BUSINESS
        .database()
        .asOwner(
            "UPDATE call_legs SET answered_at = answered_at - interval '61 seconds', look_at ="
                + " now() WHERE tenant_id = '"
                + shop.tenant()
                + "'");
    call.awaitOver();
    line.awaitOver();
    desk.awaitState(interaction, "wrapUp");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("tooLong");
    assertThat(shop.timelineTypes(interaction)).contains("call.tooLong");
  }

  @Test
  void aDaysMoneyIsALimitToo() {
    rules(
        Map.of(
            "spend",
            Map.of(
                "currency",
                "EUR",
                "perDay",
                0.05,
                "perMinute",
                1,
                "rates",
                List.of(Map.of("prefix", "+1 646", "perMinute", 0.05)))));
    JsonNode kept = shop.owner().get("/api/v1/outbound-rules").expect(200).path("spend");
    assertThat(kept.at("/rates/0/prefix").asText()).isEqualTo("+1646");
    assertThat(kept.path("perDay").asDouble()).isEqualTo(0.05);
    Wire desk = desk();
    String interaction = dialled(desk, customer);
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    centre.talk(Duration.ofSeconds(10));
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");
    assertThat(refused(desk, Line.customer())).isEqualTo("outboundLimit");
    assertThat(
            shop.owner()
                .put(
                    "/api/v1/outbound-rules",
                    Map.of("spend", Map.of("currency", "EUR", "perDay", -1, "perMinute", 1)),
                    shop.owner().get("/api/v1/outbound-rules").etag())
                .status())
        .isEqualTo(400);
  }

  @Test
  void queuesShowTheNumberThatIsSetForThem() {
    String second = shop.queue("Second line", Map.of());
    String number = Line.customer();
    BUSINESS.carrier().addNumber(centre.account(), number);
    String entry =
        shop.create(
            "entryPoints",
            Map.of(
                "name",
                "Second",
                "channel",
                "voice",
                "connectionId",
                centre.connection(),
                "address",
                number,
                "queueId",
                queue));
    rules(Map.of("callerIds", List.of(Map.of("queueId", second, "entryPointId", entry))));
    Wire desk = desk();
    Map<String, String> inSecond = new HashMap<>(Map.of("to", customer, "queueId", second));
    desk.done("dial", inSecond);
    assertThat(BUSINESS.carrier().phone(customer).awaitCall().from()).isEqualTo(number);
  }

  @Test
  void numbersNobodyMayCallAreImportedListedAndKeptByTenant() {
    JsonNode imported =
        shop.owner()
            .post(
                "/api/v1/do-not-call/import",
                Map.of("text", "number,why\n(646) 555-0199,asked\n+4930901820\nnonsense\n"))
            .expect(200);
    assertThat(imported.path("added").asInt()).isEqualTo(2);
    assertThat(imported.path("refused").asInt()).isEqualTo(1);
    assertThat(imported.at("/faults/0/line").asInt()).isEqualTo(4);
    assertThat(shop.owner().items("/api/v1/do-not-call").toString())
        .contains("+16465550199", "+4930901820");
    assertThat(shop.owner().items("/api/v1/do-not-call?search=4930")).hasSize(1);
    Shop other = BUSINESS.shop();
    assertThat(other.owner().items("/api/v1/do-not-call")).isEmpty();
    other.owner().post("/api/v1/do-not-call/remove", Map.of("number", "+4930901820")).expect(404);
    ana.api().post("/api/v1/do-not-call", Map.of("number", customer)).expect(403);
    ana.api().put("/api/v1/outbound-rules", Map.of(), "\"0\"").expect(403);
    String foreign = other.queue("Theirs", Map.of());
    assertThat(
            desk()
                .command("dial", Map.of("to", customer, "queueId", foreign))
                .path("code")
                .asText())
        .isEqualTo("notFound");
    assertThat(
            shop.owner()
                .put("/api/v1/outbound-rules", Map.of("queueId", foreign), "\"0\"")
                .status())
        .isEqualTo(400);
  }
}
