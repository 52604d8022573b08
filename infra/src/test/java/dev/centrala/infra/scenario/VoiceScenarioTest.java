package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.ParticipantRecord;
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

/** A call from the carrier's webhook through the queue to an agent's line, and its end. */
class VoiceScenarioTest {
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
    centre = new CallCentre(shop, BUSINESS.carrier());
    ana = shop.agent("ana");
    customer = Line.customer();
  }

  @AfterEach
  void close() {
    open.forEach(Wire::close);
    BUSINESS.carrier().faults().clear();
  }

  private Wire desk(Agent agent) {
    Wire desk = agent.available();
    open.add(desk);
    return desk;
  }

  private SimCall calls() {
    return centre.call(customer);
  }

  private String interaction() {
    return shop.onlyInteractionOf(customer);
  }

  @Test
  void aCallIsQueuedAnsweredTalkedOverWrappedUpAndMetered() {
    centre.answersWithQueue(queue);
    assertThat(centre.entry().at("/webhook/state").asText()).isEqualTo("registered");
    Wire desk = desk(ana);
    JsonNode browser = desk.done("requestVoiceToken", Map.of()).path("result");
    assertThat(browser.path("provider").asText()).isEqualTo("sandbox");
    assertThat(browser.path("identity").asText()).isEqualTo("u-" + ana.id());
    SimCall call = calls().awaitHeard("music.wav");
    String interaction = interaction();
    SimCall line = centre.takes(desk, ana, interaction);
    assertThat(line.to()).isEqualTo("client:u-" + ana.id());
    assertThat(centre.room(interaction).hears(call, line)).isTrue();
    assertThat(centre.room(interaction).hears(line, call)).isTrue();
    assertThat(shop.interaction(interaction).at("/call/state").asText()).isEqualTo("talking");
    centre.talk(Duration.ofSeconds(61));
    desk.done("end", Map.of("interactionId", interaction));
    call.awaitOver();
    line.awaitOver();
    desk.awaitState(interaction, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", interaction, "notes", "sold a door"));
    shop.awaitState(interaction, "ended");
    assertThat(shop.timelineTypes(interaction))
        .contains(
            "interaction.created",
            "interaction.queued",
            "interaction.offered",
            "interaction.assigned",
            "call.dialled",
            "call.answered",
            "call.joined",
            "interaction.disconnected",
            "call.lineEnded",
            "interaction.ended");
    List<JsonNode> timeline = shop.timeline(interaction);
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(timeline.get(i).path("sequence").asInt()).isEqualTo(i + 1);
    }
    Await.until(
        "both lines and their time in the room",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == seconds(line)
                && centre.seconds("voice.conferenceParticipantSeconds") >= 2 * 61);
    assertThat(seconds(call)).isGreaterThanOrEqualTo(61);
  }

  private static int seconds(SimCall call) {
    Integer seconds = call.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }

  @Test
  void holdMuteAndTonesAreTheCarriersTruth() {
    centre.answersWithQueue(queue);
    Wire desk = desk(ana);
    SimCall call = calls();
    String interaction = interaction();
    SimCall line = centre.takes(desk, ana, interaction);
    Map<String, String> it = Map.of("interactionId", interaction);
    desk.done("hold", it);
    JsonNode held = centre.awaitCall(desk, interaction, "held");
    assertThat(held.at("/legs/0/held").asBoolean()).isTrue();
    assertThat(participant(interaction, call).held()).isTrue();
    assertThat(centre.room(interaction).hears(call, line)).isFalse();
    desk.done("resume", it);
    centre.awaitCall(desk, interaction, "talking");
    assertThat(centre.room(interaction).hears(call, line)).isTrue();
    desk.done("mute", it);
    desk.await("interactionUpdated", f -> f.at("/interaction/call/legs/1/muted").asBoolean());
    assertThat(participant(interaction, line).muted()).isTrue();
    assertThat(centre.room(interaction).hears(call, line)).isFalse();
    desk.done("unmute", it);
    desk.await(
        "interactionUpdated",
        f ->
            f.at("/interaction/call/legs").size() == 2
                && !f.at("/interaction/call/legs/1/muted").asBoolean());
    desk.done("sendDigits", Map.of("interactionId", interaction, "digits", "12#"));
    assertThat(
            desk.command("sendDigits", Map.of("interactionId", interaction, "digits", "abc"))
                .path("type")
                .asText())
        .isEqualTo("error");
    assertThat(shop.timelineTypes(interaction))
        .contains("call.held", "call.resumed", "call.muted", "call.unmuted", "call.digitsSent");
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    line.awaitOver();
    JsonNode late = desk.command("hold", it);
    assertThat(late.path("code").asText()).as("the line is gone").isEqualTo("callGone");
  }

  private ParticipantRecord participant(String interaction, SimCall call) {
    return centre.room(interaction).participants().stream()
        .filter(each -> each.callSid().equals(call.sid()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoIsNotReachedMissesTheCallWhichKeepsItsPlace() {
    shop.owner().change("/api/v1/tenant", Map.of("settings", Map.of("missedOffersToAway", 1)));
    centre.answersWithQueue(queue);
    Wire desk = desk(ana);
    centre.browser(ana).busy();
    SimCall call = calls();
    String interaction = interaction();
    String queuedAt = shop.interaction(interaction).path("queuedAt").asText();
    centre.accepts(desk, interaction);
    desk.await(
        "presenceChanged",
        f -> f.path("state").asText().equals("away") && f.path("seq").isNumber());
    Agent ben = shop.agent("ben");
    Wire next = desk(ben);
    SimCall line = centre.takes(next, ben, interaction);
    assertThat(shop.interaction(interaction).path("queuedAt").asText()).isEqualTo(queuedAt);
    assertThat(centre.room(interaction).hears(call, line)).isTrue();
    assertThat(shop.timelineTypes(interaction))
        .contains("call.agentNotReached", "interaction.requeued");
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    line.hangUp();
  }

  @Test
  void aTelephoneTakesTheCallByAKeyAndAMailboxDoesNot() {
    centre.answersWithQueue(queue);
    String phone = Line.customer();
    shop.owner()
        .change(
            "/api/v1/users/" + ana.id(),
            Map.of(
                "agent",
                Map.of("skills", List.of(), "device", Map.of("kind", "phone", "address", phone))));
    Wire desk = desk(ana);
    SimCall call = calls();
    String interaction = interaction();
    centre.accepts(desk, interaction);
    SimCall rung = BUSINESS.carrier().phone(phone).awaitCall();
    rung.awaitHeard("Press 1").press("1");
    centre.awaitCall(desk, interaction, "talking");
    assertThat(centre.room(interaction).hears(call, rung)).isTrue();
    rung.hangUp();
    desk.awaitState(interaction, "wrapUp");
    call.awaitOver();
    desk.done("completeWrapUp", Map.of("interactionId", interaction));

    BUSINESS.carrier().phone(phone).voicemail();
    String second = Line.customer();
    SimCall again = centre.call(second);
    String other = shop.onlyInteractionOf(second);
    centre.accepts(desk, other);
    SimCall mailbox = BUSINESS.carrier().phone(phone).awaitCall().awaitHeard("Press 1");
    centre.talk(Duration.ofSeconds(60));
    mailbox.awaitOver();
    Await.until(
        "the call to wait again", () -> shop.timelineTypes(other).contains("call.agentNotReached"));
    assertThat(again.state()).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void aCallerWhoHangsUpWhileWaitingHasAbandoned() {
    centre.answersWithQueue(queue);
    SimCall call = calls().awaitHeard("music.wav");
    String interaction = interaction();
    shop.awaitState(interaction, "queued");
    call.hangUp();
    shop.awaitState(interaction, "abandoned");

    Wire desk = desk(ana);
    String second = Line.customer();
    SimCall offered = centre.call(second);
    String other = shop.onlyInteractionOf(second);
    JsonNode offer = desk.awaitOffer(other);
    offered.hangUp();
    shop.awaitState(other, "abandoned");
    desk.await(
        "offerEnded", f -> f.path("offerId").asText().equals(offer.path("offerId").asText()));
    assertThat(
            desk.command("acceptOffer", Map.of("offerId", offer.path("offerId").asText()))
                .path("code")
                .asText())
        .isEqualTo("offerGone");
  }

  @Test
  void aBrowserThatIsGoneLeavesTheCustomerWithMusicUntilItIsBack() {
    centre.answersWithQueue(queue);
    Wire desk = desk(ana);
    SimCall call = calls();
    String interaction = interaction();
    SimCall line = centre.takes(desk, ana, interaction);
    line.hangUp();
    JsonNode away = centre.awaitCall(desk, interaction, "held");
    assertThat(away.at("/legs/1/state").asText()).isEqualTo("completed");
    assertThat(participant(interaction, call).held()).as("hears music").isTrue();
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("assigned");
    desk.done("rejoin", Map.of("interactionId", interaction));
    SimCall back = centre.browser(ana).awaitCall();
    centre.awaitCall(desk, interaction, "talking");
    Await.until("both to talk again", () -> centre.room(interaction).hears(call, back));
    desk.done("end", Map.of("interactionId", interaction));
    call.awaitOver();
    back.awaitOver();
  }

  @Test
  void reportsThatComeTwiceAndInAnyOrderCountOnce() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    centre.answersWithQueue(queue);
    Wire desk = desk(ana);
    SimCall call = calls();
    String interaction = interaction();
    SimCall line = centre.takes(desk, ana, interaction);
    centre.talk(Duration.ofSeconds(30));
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    line.awaitOver();
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");
    BUSINESS.carrier().settle();
    Await.until(
        "each line counted once",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == seconds(line));
    List<String> types = shop.timelineTypes(interaction);
    assertThat(types.stream().filter("call.joined"::equals)).hasSize(2);
    assertThat(types.stream().filter("call.lineEnded"::equals)).hasSize(2);
    assertThat(shop.interactionsOf(customer)).hasSize(1);
  }

  @Test
  void anotherTenantsCallIsNotFound() {
    centre.answersWithQueue(queue);
    Wire desk = desk(ana);
    calls();
    String interaction = interaction();
    centre.takes(desk, ana, interaction);
    Shop other = BUSINESS.shop();
    Wire foreign = desk(other.agent("eve"));
    for (String command : List.of("hold", "resume", "mute", "unmute", "rejoin", "end")) {
      assertThat(
              foreign.command(command, Map.of("interactionId", interaction)).path("code").asText())
          .as(command)
          .isEqualTo("notFound");
    }
    other.owner().get("/api/v1/interactions/" + interaction).expect(404);
  }
}
