package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.CarrierFaults.LostWebhook;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One recorded call that is queued, held, asked about with a colleague and handed to them, while
 * every report comes twice and in any order, and answers to us are lost.
 */
class WholeCallTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final Shop shop = BUSINESS.shop();
  private final Recorder recorder = new Recorder(shop);
  private final CallCentre centre = new CallCentre(shop, BUSINESS.carrier());
  private final Agent ana = shop.agent("ana");
  private final Agent ben = shop.agent("ben");
  private final Wire hers = ana.connect();
  private final Wire his = ben.connect();
  private final String customer = Line.customer();

  @AfterEach
  void close() {
    hers.close();
    his.close();
    BUSINESS.carrier().faults().clear();
  }

  @Test
  void aWholeCallIsCountedOnceAndToldInOrderWhateverComesTwiceOrLate() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    recorder.policy(Map.of("mode", "on", "announcement", "This call is recorded."));
    centre.answersWithQueue(shop.queue("Calls", Map.of("wrapUp", Map.of("mode", "none"))));
    SimCall call = centre.call(customer).awaitHeard("music.wav");
    String interaction = shop.onlyInteractionOf(customer);
    Map<String, String> it = Map.of("interactionId", interaction);

    hers.done("setPresence", Map.of("state", "available"));
    BUSINESS.carrier().faults().next("POST /Calls.json", new Fault.DropAfterAccepting());
    BUSINESS.carrier().faults().loseNextDocument(LostWebhook.ANSWER);
    SimCall first = centre.takes(hers, ana, interaction);
    call.awaitHeard("This call is recorded.");
    hers.await(
        "interactionUpdated", f -> f.at("/interaction/call/recording").asText().equals("on"));
    centre.talk(Duration.ofSeconds(10));

    hers.done("hold", it);
    centre.awaitCall(hers, interaction, "held");
    centre.talk(Duration.ofSeconds(10));
    hers.done("resume", it);
    centre.awaitCall(hers, interaction, "talking");

    his.done("setPresence", Map.of("state", "available"));
    BUSINESS.carrier().faults().next("POST /Calls.json", new Fault.DropBeforeAccepting());
    hers.done(
        "transfer",
        Map.of("interactionId", interaction, "mode", "consult", "to", Map.of("userId", ben.id())));
    SimCall second = centre.browser(ben).awaitCall();
    hers.await(
        "interactionUpdated",
        f -> f.at("/interaction/call/consult/state").asText().equals("talking"));
    assertThat(centre.room(interaction).hears(call, second)).isFalse();
    centre.talk(Duration.ofSeconds(10));
    hers.done("completeTransfer", it);
    his.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    first.awaitOver();
    Await.until("customer and colleague to talk", () -> hear(interaction, call, second));
    centre.talk(Duration.ofSeconds(10));
    call.hangUp();
    second.awaitOver();
    shop.awaitState(interaction, "ended");
    BUSINESS.carrier().settle();
    JsonNode recording = recorder.await(interaction, "ready");

    usageIsExact(interaction, call, List.of(first, second), recording.path("seconds").asInt());
    timelineIsInOrder(interaction);
    int events = shop.timeline(interaction).size();
    lateReports(interaction, call, first);
    assertThat(shop.timeline(interaction)).as("an end absorbs").hasSize(events);
    JsonNode over = shop.interaction(interaction);
    assertThat(over.path("state").asText()).isEqualTo("ended");
    assertThat(over.at("/call/state").asText()).isEqualTo("ended");
    assertThat(over.at("/call/legs").findValuesAsText("state")).containsOnly("completed");
    usageIsExact(interaction, call, List.of(first, second), recording.path("seconds").asInt());
  }

  private boolean hear(String interaction, SimCall one, SimCall other) {
    return centre.room(interaction).hears(one, other) && centre.room(interaction).hears(other, one);
  }

  private void usageIsExact(String interaction, SimCall call, List<SimCall> dialled, int recorded) {
    long inRoom = centre.room(interaction).participantSeconds();
    assertThat(inRoom).isGreaterThanOrEqualTo(40 + 30 + 20);
    int outbound = dialled.stream().mapToInt(WholeCallTest::seconds).sum();
    Await.until(
        "each line, its time in the room and the recording counted once",
        () ->
            centre.seconds("voice.inboundSeconds") == seconds(call)
                && centre.seconds("voice.outboundSeconds") == outbound
                && centre.seconds("voice.conferenceParticipantSeconds") == inRoom
                && centre.seconds("recording.seconds") == recorded);
  }

  private void timelineIsInOrder(String interaction) {
    List<JsonNode> events = shop.timeline(interaction);
    List<Integer> numbers = events.stream().map(each -> each.path("sequence").asInt()).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates().doesNotContain(0);
    List<String> types = events.stream().map(each -> each.path("type").asText()).toList();
    assertThat(types)
        .containsSubsequence(
            "interaction.queued",
            "interaction.offered",
            "interaction.assigned",
            "call.held",
            "call.resumed",
            "call.consultBegun",
            "interaction.transferred",
            "interaction.disconnected",
            "interaction.ended");
    for (String once :
        List.of(
            "interaction.offered",
            "call.consultBegun",
            "interaction.disconnected",
            "interaction.ended",
            "recording.started",
            "recording.stopped",
            "recording.ready")) {
      assertThat(Collections.frequency(types, once)).as(once).isOne();
    }
    assertThat(Collections.frequency(types, "call.lineEnded")).isEqualTo(3);
  }

  /** What a carrier may send again long after, with an older state than the last. */
  private void lateReports(String interaction, SimCall call, SimCall line) {
    Stream.of(call, line)
        .forEach(each -> {
          for (String state : List.of("ringing", "in-progress", "completed", "no-answer")) {
            Map<String, String> form =
                Map.of("CallSid", each.sid(), "CallStatus", state, "CallDuration", "9000");
            assertThat(centre.webhook(BUSINESS.base(), "/voice/status", form)).isEqualTo(204);
          }
          Map<String, String> joins =
              Map.of(
                  "CallSid",
                  each.sid(),
                  "ConferenceSid",
                  "CF" + "0".repeat(32),
                  "StatusCallbackEvent",
                  "participant-join",
                  "SequenceNumber",
                  "1");
          assertThat(centre.webhook(BUSINESS.base(), "/conference?i=" + interaction, joins))
              .isEqualTo(204);
        });
    assertThat(
            centre.webhook(
                BUSINESS.base(),
                "/voice",
                Map.of(
                    "CallSid",
                    call.sid(),
                    "CallStatus",
                    "ringing",
                    "From",
                    customer,
                    "To",
                    centre.number())))
        .isEqualTo(200);
    assertThat(shop.interactionsOf(customer)).as("no call of its own").hasSize(1);
  }

  private static int seconds(SimCall call) {
    Integer seconds = call.toRecord().durationSeconds();
    return seconds == null ? -1 : seconds;
  }
}
