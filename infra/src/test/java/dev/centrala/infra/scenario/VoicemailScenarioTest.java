package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who leave a message: kept, put in a queue, heard by an agent, called back. */
class VoicemailScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<Wire> open = new ArrayList<>();
  private Shop shop;
  private Recorder recorder;
  private CallCentre centre;
  private String queue;
  private String customer;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    recorder = new Recorder(shop);
    queue = shop.queue("Messages", Map.of());
    centre = new CallCentre(shop, BUSINESS.carrier());
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

  private void takesMessages() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Message",
                node(
                    "note",
                    "voicemail",
                    "text",
                    "Please leave a message.",
                    "queueId",
                    queue,
                    "next",
                    "thanks",
                    "silence",
                    "nothing"),
                node("thanks", "say", "text", "Thank you.", "next", "end"),
                node("nothing", "say", "text", "Nothing was said.", "next", "end"),
                node("end", "end")));
  }

  /** Says something and hangs up; answers the contact that waits with it. */
  private String left() {
    SimCall call = centre.call(customer).awaitHeard("leave a message").awaitAsked();
    call.say("Please call me about order seventeen, it has not come yet.");
    centre.talk(Duration.ofSeconds(4));
    call.hangUp();
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "queued");
    return interaction;
  }

  @Test
  void aMessageWaitsForAnAgentWhoHearsItAndCallsBack() {
    takesMessages();
    String interaction = left();
    JsonNode task = shop.interaction(interaction);
    assertThat(task.path("channel").asText()).isEqualTo("task");
    assertThat(task.path("queueId").asText()).isEqualTo(queue);
    assertThat(task.at("/voicemail/from").asText()).isEqualTo(customer);
    JsonNode recording = recorder.await(interaction, "ready");
    String id = recording.path("id").asText();
    assertThat(recording.path("channels").asInt()).isEqualTo(1);
    int seconds = recording.path("seconds").asInt();
    assertThat(seconds).isGreaterThanOrEqualTo(2);
    assertThat(task.at("/voicemail/recordingId").asText()).isEqualTo(id);
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
    assertThat(centre.seconds("recording.seconds")).isEqualTo(seconds);

    Agent ana = shop.agent("ana");
    Wire desk = desk(ana);
    JsonNode offer = desk.awaitOffer(interaction);
    assertThat(offer.path("channel").asText()).isEqualTo("task");
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    JsonNode assigned =
        desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
    assertThat(assigned.at("/interaction/voicemail/state").asText()).isEqualTo("ready");
    assertThat(assigned.at("/interaction/voicemail/seconds").asInt()).isEqualTo(seconds);
    String url =
        ana.api().get("/api/v1/recordings/" + id + "/link").expect(200).path("url").asText();
    assertThat(BUSINESS.anybody().download(url).body())
        .startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
    assertThat(BUSINESS.carrier().phone("client:u-" + ana.id()).calls()).isEmpty();

    JsonNode dialled = desk.done("dial", Map.of("to", customer, "queueId", queue));
    String back = dialled.at("/result/interactionId").asText();
    SimCall call = BUSINESS.carrier().phone(customer).awaitCall();
    centre.awaitCall(desk, back, "talking");
    call.hangUp();
    desk.awaitState(back, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", back));
    desk.done("end", Map.of("interactionId", interaction));
    desk.awaitState(interaction, "wrapUp");
    desk.done("completeWrapUp", Map.of("interactionId", interaction));
    shop.awaitState(interaction, "ended");
    assertThat(shop.interaction(interaction).path("outcome").asText()).isEqualTo("completed");
    assertThat(shop.timelineTypes(interaction))
        .containsSubsequence(
            "interaction.created",
            "recording.stopped",
            "interaction.channelChanged",
            "voicemail.left",
            "interaction.queued",
            "interaction.assigned",
            "interaction.ended")
        .doesNotContain("call.dialled");
    assertThat(shop.timelineTypes(interaction).stream().filter("interaction.queued"::equals))
        .hasSize(1);
  }

  @Test
  void whoIsResponsibleIsToldByMailOfMessagesAndOfCallsThatAreOver() {
    Agent rosa = shop.agent("rosa");
    String path = "/api/v1/queues/" + queue + "/mail";
    Map<String, Object> wanted =
        Map.of("responsibleId", rosa.id(), "voicemails", true, "summaries", true);
    shop.owner().put(path, wanted, "\"0\"").expect(200);
    assertThat(shop.owner().put(path, wanted, "\"0\"").status()).as("stale").isEqualTo(412);
    rosa.api().put(path, wanted, "\"1\"").expect(403);
    Shop other = BUSINESS.shop();
    other.owner().get(path).expect(404);
    other.owner().put(path, wanted, "\"0\"").expect(404);
    String theirs = "/api/v1/queues/" + other.queue("Theirs", Map.of()) + "/mail";
    assertThat(other.owner().put(theirs, wanted, "\"0\"").status())
        .as("a person of another business")
        .isEqualTo(400);

    takesMessages();
    String message = left();
    JsonNode mail = mailTo(rosa, "A message for Messages");
    assertThat(mail.path("text").asText())
        .contains(customer, "/app/interactions/" + message)
        .doesNotContain("/media/");

    CallCentre direct = new CallCentre(shop, BUSINESS.carrier()).answersWithQueue(queue);
    String second = Line.customer();
    Agent ana = shop.agent("ana");
    SimCall call = direct.call(second);
    Wire desk = desk(ana);
    String interaction = shop.onlyInteractionOf(second);
    direct.takes(desk, ana, interaction);
    centre.talk(Duration.ofSeconds(5));
    call.hangUp();
    desk.awaitState(interaction, "wrapUp");
    String code = shop.create("wrapUpCodes", Map.of("name", "Order placed"));
    desk.done(
        "completeWrapUp",
        Map.of("interactionId", interaction, "codeId", code, "notes", "Wants two of them."));
    assertThat(mailTo(rosa, "A call in Messages").path("text").asText())
        .contains(second, "Waited", "Talked", "Agent: ana", "Order placed", "Wants two of them.")
        .contains("/app/interactions/" + interaction);
  }

  private static JsonNode mailTo(Agent reader, String subject) {
    return Await.value(
        "a mail: " + subject,
        () ->
            BUSINESS.anybody().items("/demo/mails?to=" + reader.email()).stream()
                .filter(mail -> mail.path("subject").asText().equals(subject))
                .findFirst());
  }

  @Test
  void nothingSaidIsNothingLeft() {
    takesMessages();
    SimCall silent = centre.call(customer).awaitHeard("leave a message").awaitAsked();
    centre.talk(Duration.ofSeconds(8));
    silent.awaitHeard("Nothing was said").awaitOver();
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "ended");
    assertThat(recorder.of(interaction)).isEmpty();

    String second = Line.customer();
    centre.call(second).awaitHeard("leave a message").awaitAsked().hangUp();
    String gone = shop.onlyInteractionOf(second);
    shop.awaitState(gone, "abandoned");
    assertThat(recorder.of(gone)).isEmpty();
    assertThat(shop.timelineTypes(gone)).contains("voicemail.empty");
    assertThat(centre.carriersRecordings())
        .allMatch(each -> each.path("status").asText().equals("absent"));
    assertThat(centre.seconds("recording.seconds")).isZero();
  }

  @Test
  void whoStaysHearsTheFlowGoOnAndTheMessageWaitsOnceWhateverIsReported() {
    BUSINESS.carrier().faults().duplicateCallbacks(true).shuffleCallbacks(true);
    takesMessages();
    SimCall call = centre.call(customer).awaitHeard("leave a message").awaitAsked();
    call.say("This is about my order, please look at it today.");
    centre.talk(Duration.ofSeconds(4));
    call.press("#").awaitHeard("Thank you").awaitOver();
    BUSINESS.carrier().settle();
    String interaction = shop.onlyInteractionOf(customer);
    shop.awaitState(interaction, "queued");
    recorder.await(interaction, "ready");
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
    List<String> types = shop.timelineTypes(interaction);
    for (String once : List.of("voicemail.left", "interaction.queued", "recording.ready")) {
      assertThat(types.stream().filter(once::equals)).as(once).hasSize(1);
    }
    assertThat(centre.seconds("recording.seconds"))
        .isEqualTo(recorder.of(interaction).getFirst().path("seconds").asInt());

    Shop other = BUSINESS.shop();
    assertThat(other.owner().items("/api/v1/interactions")).isEmpty();
    other.owner().get("/api/v1/interactions/" + interaction).expect(404);
    other.owner().get("/api/v1/recordings?interactionId=" + interaction).expect(404);
  }

  /** Who has left a message and waits on is nobody who gave up: the message is the work. */
  @Test
  void whoHangsUpWhileAnAgentIsAskedHasNotAbandonedTheMessage() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Speak and wait",
                node(
                    "note",
                    "voicemail",
                    "text",
                    "Please leave a message.",
                    "queueId",
                    queue,
                    "next",
                    "wait"),
                node("wait", "enqueue", "queueId", queue, "next", "end"),
                node("end", "end")));
    SimCall call = centre.call(customer).awaitHeard("leave a message").awaitAsked();
    call.say("Please call me about order seventeen, it has not come yet.");
    centre.talk(Duration.ofSeconds(4));
    call.press("#").awaitHeard("music");
    String interaction = shop.onlyInteractionOf(customer);
    Wire desk = desk(shop.agent("ana"));
    String asked = desk.awaitOffer(interaction).path("offerId").asText();
    shop.awaitState(interaction, "offered");
    call.hangUp();
    desk.await("offerEnded", f -> f.path("offerId").asText().equals(asked));
    JsonNode again = desk.await("offer", f -> !f.path("offerId").asText().equals(asked));
    assertThat(again.path("interactionId").asText()).isEqualTo(interaction);
    assertThat(again.path("channel").asText()).isEqualTo("task");
    desk.done("acceptOffer", Map.of("offerId", again.path("offerId").asText()));
    shop.awaitState(interaction, "assigned");
    assertThat(shop.timelineTypes(interaction))
        .containsSubsequence("interaction.offered", "interaction.leftQueue", "voicemail.left")
        .doesNotContain("interaction.disconnected");
    JsonNode today = shop.owner().get("/api/v1/metrics/live").expect(200).path("queues");
    assertThat(today.findValuesAsText("abandoned")).isNotEmpty().containsOnly("0");
  }

  @Test
  void whoWaitsMayLeaveAMessageInsteadEvenWhereTheQueueThenCloses() {
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Wait or speak",
                node(
                    "wait",
                    "enqueue",
                    "queueId",
                    queue,
                    "loop",
                    Map.of(
                        "offers",
                        List.of(
                            Map.of(
                                "exit", "voicemail",
                                "text", "Press 2 to leave a message.",
                                "label", "Message",
                                "digit", "2",
                                "next", "note"))),
                    "next",
                    "end"),
                node("note", "voicemail", "text", "Speak after the tone.", "next", "end"),
                node("end", "end")));
    SimCall call = centre.call(customer).awaitHeard("Press 2").awaitAsked().press("2");
    call.awaitHeard("Speak after the tone").awaitAsked();
    JsonNode now = shop.owner().get("/api/v1/queues/" + queue).expect(200);
    shop.owner().change("/api/v1/queues/" + queue, Map.of("closed", true, "emptyOnClose", true));
    assertThat(now.path("closed").asBoolean()).isFalse();
    call.say("I would rather be called in the afternoon, thank you.");
    centre.talk(Duration.ofSeconds(4));
    call.hangUp();
    String interaction = shop.onlyInteractionOf(customer);
    Await.until(
        "a task in the queue",
        () -> {
          JsonNode task = shop.interaction(interaction);
          return task.path("channel").asText().equals("task")
              && task.path("state").asText().equals("queued");
        });
    Wire desk = desk(shop.agent("ana"));
    JsonNode offer = desk.awaitOffer(interaction);
    assertThat(offer.at("/queue/id").asText()).isEqualTo(queue);
  }
}
