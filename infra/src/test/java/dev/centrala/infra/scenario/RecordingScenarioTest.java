package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.recording.SignedRecordingLinks;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls that are recorded: by the rule and the customer's word, with gaps, brought home, let go.
 */
class RecordingScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private Recorder recorder;
  private CallCentre centre;
  private String queue;
  private Agent ana;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    recorder = new Recorder(shop);
    queue = shop.queue("Calls", Map.of("wrapUp", Map.of("mode", "none")));
    centre = new CallCentre(shop, BUSINESS.carrier());
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

  private static void awaitRecording(Wire desk, String state) {
    desk.await(
        "interactionUpdated", f -> f.at("/interaction/call/recording").asText().equals(state));
  }

  /** A call that is recorded from its beginning to its end; answers its interaction. */
  private String recorded(Wire desk) {
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    awaitRecording(desk, "on");
    centre.talk(Duration.ofSeconds(10));
    call.hangUp();
    shop.awaitState(interaction, "ended");
    return interaction;
  }

  @Test
  void aCallIsRecordedButForItsPauseStoredSealedAndDeletedAtTheCarrier() throws Exception {
    recorder.policy(Map.of("mode", "on", "announcement", "This call is recorded."));
    centre.answersWithQueue(queue);
    Wire desk = desk();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    call.awaitHeard("This call is recorded.");
    awaitRecording(desk, "on");
    Map<String, String> it = Map.of("interactionId", interaction);
    centre.talk(Duration.ofSeconds(10));
    desk.done("pauseRecording", it);
    awaitRecording(desk, "paused");
    centre.talk(Duration.ofSeconds(5));
    desk.done("resumeRecording", it);
    awaitRecording(desk, "on");
    centre.talk(Duration.ofSeconds(10));
    desk.done("end", it);
    shop.awaitState(interaction, "ended");

    JsonNode recording = recorder.await(interaction, "ready");
    String id = recording.path("id").asText();
    int seconds = recording.path("seconds").asInt();
    assertThat(seconds).isGreaterThanOrEqualTo(25);
    assertThat(recording.path("channels").asInt()).isEqualTo(2);
    byte[] wav = recorder.sound(id);
    double whole = Recorder.seconds(wav);
    assertThat(Recorder.isSilentAt(wav, whole - 12.5)).as("the pause is silent").isTrue();
    assertThat(Recorder.isSilentAt(wav, whole - 20)).isFalse();
    assertThat(Recorder.isSilentAt(wav, whole - 5)).isFalse();
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
    assertThat(centre.seconds("recording.seconds")).isEqualTo(seconds);
    assertThat(shop.timelineTypes(interaction))
        .containsSubsequence(
            "recording.started",
            "recording.paused",
            "recording.resumed",
            "recording.stopped",
            "recording.ready");
    assertThat(recorder.audited("recording.linkMade", id)).isTrue();
    byte[] stored = Files.readAllBytes(file(id));
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("RIFF", "WAVE");
  }

  private Path file(String recording) {
    return BUSINESS.data().resolve("recordings").resolve(shop.tenant()).resolve(recording);
  }

  @Test
  void aLinkPlaysAnyPartForAWhileAndNobodyElseHasOne() {
    recorder.policy(Map.of("mode", "on"));
    centre.answersWithQueue(queue);
    String interaction = recorded(desk());
    String id = recorder.await(interaction, "ready").path("id").asText();
    byte[] wav = recorder.sound(id);
    String link = recorder.link(id);
    HttpResponse<byte[]> part = part(link, "bytes=70000-70009");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes 70000-70009/" + wav.length);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(wav, 70_000, 70_010));
    assertThat(part(link, "bytes=-4").body())
        .isEqualTo(java.util.Arrays.copyOfRange(wav, wav.length - 4, wav.length));
    assertThat(part(link, "bytes=" + wav.length + "-").statusCode()).isEqualTo(416);
    Api anybody = BUSINESS.anybody();
    assertThat(anybody.download(link.replace("until=1", "until=2")).statusCode()).isEqualTo(404);
    String late =
        new SignedRecordingLinks(Business.KEY, BUSINESS.base())
            .link(
                TenantId.parse(shop.tenant()),
                RecordingId.parse(id),
                Instant.now().minusSeconds(1));
    assertThat(anybody.download(late).statusCode()).as("a link that is over").isEqualTo(404);

    Shop other = BUSINESS.shop();
    String path = "/api/v1/recordings/" + id;
    other.owner().get(path).expect(404);
    other.owner().get(path + "/link").expect(404);
    other.owner().put(path + "/legalHold", Map.of("held", true)).expect(404);
    other.owner().delete(path).expect(404);
    other.owner().get("/api/v1/recordings?interactionId=" + interaction).expect(404);
    assertThat(other.owner().items("/api/v1/recordings")).isEmpty();
    String stranger = "/media/recordings/" + other.tenant() + "/" + id;
    assertThat(anybody.download(stranger + link.substring(link.indexOf('?'))).statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<byte[]> part(String link, String range) {
    return BUSINESS.anybody().download(link, Map.of("Range", range));
  }

  @Test
  void whatIsHeldOutlivesItsDays() {
    recorder.policy(Map.of("mode", "on"));
    centre.answersWithQueue(queue);
    String interaction = recorded(desk());
    String id = recorder.await(interaction, "ready").path("id").asText();
    String path = "/api/v1/recordings/" + id;
    shop.owner().put(path + "/legalHold", Map.of("held", true)).expect(200);
    shop.owner().delete(path).expect(409);
    BUSINESS
        .database()
        .asOwner(
            "UPDATE recordings SET started_at = started_at - interval '3 days' WHERE id = '"
                + id
                + "'");
    recorder.policy(Map.of("keepDays", 1));
    Await.until(
        "a look at its age",
        () ->
            BUSINESS
                .database()
                .valueAsOwner(
                    "SELECT due_at > now() + interval '1 hour' FROM recordings WHERE id = '"
                        + id
                        + "'")
                .startsWith("t"));
    assertThat(recorder.of(interaction).getFirst().path("state").asText()).isEqualTo("ready");
    assertThat(recorder.sound(id)).isNotEmpty();
    shop.owner().put(path + "/legalHold", Map.of("held", false)).expect(200);
    recorder.await(interaction, "deleted");
    Await.until("the line of its end", () -> recorder.audited("recording.deleted", id));
    assertThat(file(id)).doesNotExist();
    shop.owner().get(path + "/link").expect(409);
    assertThat(recorder.audited("recording.held", id)).isTrue();
    assertThat(recorder.audited("recording.released", id)).isTrue();
  }

  @Test
  void whoRefusesIsNotRecordedWhateverTheRule() {
    recorder.policy(Map.of("mode", "on"));
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Ask",
                node(
                    "ask",
                    "consent",
                    "text",
                    "May we record? Press 1 for yes, 2 for no.",
                    "ask",
                    true,
                    "next",
                    "wait",
                    "refused",
                    "wait"),
                node("wait", "enqueue", "queueId", queue, "next", "end"),
                node("end", "end")));
    Wire desk = desk();
    SimCall call = centre.call(customer).awaitHeard("Press 1").press("2");
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    JsonNode refused = desk.command("pauseRecording", Map.of("interactionId", interaction));
    assertThat(refused.path("code").asText()).isEqualTo("notRecorded");
    call.hangUp();
    shop.awaitState(interaction, "ended");
    assertThat(recorder.of(interaction)).isEmpty();
    assertThat(centre.carriersRecordings()).isEmpty();
  }

  @Test
  void aSecretIsNotRecorded() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Bank",
                node("notice", "consent", "text", "This call is recorded.", "next", "pin"),
                node(
                    "pin",
                    "collect",
                    "kind",
                    "pin",
                    "text",
                    "Please enter your PIN.",
                    "variable",
                    "pin",
                    "minimum",
                    4,
                    "maximum",
                    4,
                    "next",
                    "wait",
                    "error",
                    "wait"),
                node("wait", "enqueue", "queueId", queue, "next", "end"),
                node("end", "end")));
    Wire desk = desk();
    SimCall call = centre.call(customer).awaitHeard("PIN").awaitAsked();
    String interaction = shop.onlyInteractionOf(customer);
    Await.until(
        "the recording to be paused",
        () -> shop.timelineTypes(interaction).contains("recording.paused"));
    centre.talk(Duration.ofSeconds(3));
    call.press("4711#");
    Await.until(
        "the recording to go on",
        () -> shop.timelineTypes(interaction).contains("recording.resumed"));
    centre.takes(desk, ana, interaction);
    centre.talk(Duration.ofSeconds(4));
    call.hangUp();
    byte[] wav = recorder.sound(recorder.await(interaction, "ready").path("id").asText());
    double whole = Recorder.seconds(wav);
    assertThat(Recorder.isSilentAt(wav, whole - 5.5)).isTrue();
    assertThat(Recorder.isSilentAt(wav, whole - 2)).isFalse();
  }

  @Test
  void anAgentBeginsARecordingOnDemand() {
    recorder.policy(
        Map.of("mode", "off", "queues", List.of(Map.of("queueId", queue, "mode", "onDemand"))));
    centre.answersWithQueue(queue);
    Wire desk = desk();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    assertThat(recorder.of(interaction)).isEmpty();
    assertThat(shop.interaction(interaction).at("/call/mayRecord").asBoolean()).isTrue();
    desk.done("resumeRecording", Map.of("interactionId", interaction));
    awaitRecording(desk, "on");
    assertThat(shop.interaction(interaction).at("/call/mayRecord").asBoolean()).isFalse();
    call.hangUp();
    String id = recorder.await(interaction, "ready").path("id").asText();
    assertThat(recorder.audited("recording.demanded", id)).isTrue();
  }

  @Test
  void theRecordingEndsBeforeTheSurvey() {
    recorder.policy(Map.of("mode", "on"));
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Survey",
                node("wait", "enqueue", "queueId", queue, "next", "how"),
                node(
                    "how",
                    "survey",
                    "kind",
                    "csat",
                    "text",
                    "How was it, from 1 to 5?",
                    "next",
                    "end"),
                node("end", "end")));
    Wire desk = desk();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    awaitRecording(desk, "on");
    centre.talk(Duration.ofSeconds(5));
    desk.done("end", Map.of("interactionId", interaction));
    call.awaitHeard("How was it").awaitAsked();
    recorder.await(interaction, "ready");
    assertThat(call.state()).as("still asked").isEqualTo(CallStatus.IN_PROGRESS);
    call.press("5").awaitOver();
    assertThat(recorder.of(interaction)).hasSize(1);
  }

  @Test
  void whatComesTwiceAndInAnyOrderIsStoredAndCountedOnce() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    recorder.policy(Map.of("mode", "on"));
    centre.answersWithQueue(queue);
    String interaction = recorded(desk());
    BUSINESS.carrier().settle();
    JsonNode recording = recorder.await(interaction, "ready");
    assertThat(recorder.of(interaction)).hasSize(1);
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
    assertThat(centre.seconds("recording.seconds")).isEqualTo(recording.path("seconds").asInt());
    List<String> types = shop.timelineTypes(interaction);
    assertThat(types.stream().filter("recording.stopped"::equals)).hasSize(1);
    assertThat(types.stream().filter("recording.ready"::equals)).hasSize(1);
  }
}
