package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Api.Answer;
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

/** Supervisors on calls: who hears them is asked of the carrier. */
class CallSupervisionTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private CallCentre centre;
  private Agent ana;
  private Wire hers;
  private Agent sam;
  private SimCall call;
  private SimCall line;
  private String interaction;

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
    line = centre.takes(hers, ana, interaction);
    sam = shop.agent("sam");
    shop.owner().change("/api/v1/users/" + sam.id(), Map.of("roles", List.of("supervisor")));
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

  private Answer supervise(Api who, String mode) {
    return who.post("/api/v1/interactions/" + interaction + "/supervision", Map.of("mode", mode));
  }

  private boolean hears(SimCall listener, SimCall speaker) {
    return centre.room(interaction).hears(listener, speaker);
  }

  private void awaitMode(String mode) {
    hers.await(
        "interactionUpdated",
        f ->
            supervisor(f.at("/interaction/call/legs")).path("mode").asText().equals(mode)
                && supervisor(f.at("/interaction/call/legs"))
                    .path("state")
                    .asText()
                    .equals("inProgress"));
  }

  private static JsonNode supervisor(JsonNode legs) {
    JsonNode last = legs.path("none");
    for (JsonNode leg : legs) {
      last = leg.path("kind").asText().equals("supervisor") ? leg : last;
    }
    return last;
  }

  private SimCall listens() {
    supervise(sam.api(), "listen").expect(202);
    SimCall own = centre.browser(sam).awaitCall();
    centre.room(interaction).awaitParticipants(3);
    awaitMode("listen");
    return own;
  }

  @Test
  void aSupervisorListensWhispersBargesAndTakesOver() {
    Wire his = keep(sam.available());
    SimCall own = listens();
    assertThat(own.to()).isEqualTo("client:u-" + sam.id());
    assertThat(hears(own, call) && hears(own, line)).as("hears both").isTrue();
    assertThat(hears(call, own) || hears(line, own)).as("is heard by nobody").isFalse();

    supervise(sam.api(), "whisper").expect(202);
    awaitMode("whisper");
    assertThat(hears(line, own)).as("the agent hears the whisper").isTrue();
    assertThat(hears(call, own)).as("the customer does not").isFalse();

    supervise(sam.api(), "barge").expect(202);
    awaitMode("barge");
    assertThat(hears(line, own) && hears(call, own)).as("both hear").isTrue();

    supervise(sam.api(), "takeOver").expect(202);
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    hers.await("interactionEnded", f -> f.path("interactionId").asText().equals(interaction));
    line.awaitOver();
    Await.until("the supervisor to talk alone", () -> hears(call, own) && hears(own, call));
    assertThat(centre.browser(sam).calls()).as("by the line they had").hasSize(1);
    JsonNode now = shop.interaction(interaction);
    assertThat(now.path("agentId").asText()).isEqualTo(sam.id());
    centre.talk(Duration.ofSeconds(20));
    own.hangUp();
    centre.awaitCall(his, interaction, "held");
    his.done("end", Map.of("interactionId", interaction));
    call.awaitOver();
    assertThat(shop.timelineTypes(interaction).stream().filter("call.supervised"::equals))
        .hasSize(4);
    assertThat(
            shop.owner().items("/api/v1/audit?limit=200").stream()
                .filter(each -> each.path("action").asText().equals("call.supervised"))
                .map(each -> each.at("/detail/mode").asText()))
        .containsExactlyInAnyOrder("listen", "whisper", "barge", "takeOver");
    Await.until(
        "both dialled lines counted",
        () ->
            centre.seconds("voice.outboundSeconds")
                == own.toRecord().durationSeconds() + line.toRecord().durationSeconds());
  }

  @Test
  void aWhisperIsHeardByNobodyOnceTheAgentsLineIsGone() {
    SimCall own = listens();
    supervise(sam.api(), "whisper").expect(202);
    awaitMode("whisper");
    line.hangUp();
    Await.until(
        "the loss of the agent's line",
        () -> {
          JsonNode now = shop.interaction(interaction).path("call");
          return now.path("state").asText().equals("held")
              && supervisor(now.path("legs")).path("mode").asText().equals("listen");
        });
    hers.done("rejoin", Map.of("interactionId", interaction));
    SimCall back = centre.browser(ana).awaitCall();
    Await.until("the agent to be back", () -> hears(call, back));
    assertThat(hears(call, own) || hears(back, own)).isFalse();
    assertThat(hears(own, call)).isTrue();
  }

  @Test
  void theLineOfASupervisorKeepsNoCallAlive() {
    SimCall own = listens();
    supervise(sam.api(), "leave").expect(202);
    own.awaitOver();
    hers.await(
        "interactionUpdated",
        f -> supervisor(f.at("/interaction/call/legs")).path("state").asText().equals("completed"));
    assertThat(call.state()).isEqualTo(CallStatus.IN_PROGRESS);
    SimCall again = listens();
    call.hangUp();
    again.awaitOver();
    line.awaitOver();
    hers.awaitState(interaction, "wrapUp");
    assertThat(supervise(sam.api(), "listen").status()).as("nobody talks").isEqualTo(409);
  }

  @Test
  void roleAndPolicyAndTenantDecide() {
    assertThat(supervise(ana.api(), "listen").status()).as("an agent").isEqualTo(403);
    Shop other = BUSINESS.shop();
    assertThat(supervise(other.owner(), "listen").status()).isEqualTo(404);
    shop.owner()
        .change("/api/v1/tenant", Map.of("settings", Map.of("supervision", List.of("listen"))));
    assertThat(supervise(sam.api(), "whisper").status()).as("by policy").isEqualTo(403);
    assertThat(supervise(sam.api(), "takeOver").status()).isEqualTo(403);
    listens();
    assertThat(supervise(sam.api(), "shout").status()).isEqualTo(400);
  }
}
