package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.CarrierFaults.Fault;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies between fetching a recording and deleting it at the carrier. */
@Tag("heavy")
class RecordingKillTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path directory;

  private SandboxCarrier carrier;
  private NodeProcess node;
  private URI base;

  @BeforeEach
  void start() throws Exception {
    carrier = SandboxCarrier.start(DATABASE.vertx(), SandboxOptions.forTests());
    int port = FreePorts.next();
    base = URI.create("http://127.0.0.1:" + port);
    node = NodeProcess.start(port, base, DATABASE.ownerUrl(), directory);
  }

  @AfterEach
  void stop() {
    node.kill();
    carrier.close();
  }

  @Test
  void theNextNodeGoesOnAndStoresItOnce() throws Exception {
    Shop shop = Shop.signUp(new Api(base, null));
    Recorder recorder = new Recorder(shop);
    recorder.policy(Map.of("mode", "on"));
    CallCentre centre =
        new CallCentre(shop, carrier)
            .answersWithQueue(shop.queue("Calls", Map.of("wrapUp", Map.of("mode", "none"))));
    Agent ana = shop.agent("ana");
    Wire desk = ana.available();
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    desk.await(
        "interactionUpdated", f -> f.at("/interaction/call/recording").asText().equals("on"));
    centre.talk(Duration.ofSeconds(10));
    for (int i = 0; i < 30; i++) {
      carrier.faults().next("DELETE /Recordings", new Fault.ServerError(503));
    }
    call.hangUp();
    JsonNode ready = recorder.await(interaction, "ready");
    assertThat(centre.carriersRecordings()).hasSize(1);
    node.kill();
    desk.close();
    carrier.faults().clear();
    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);

    DATABASE.asOwner("UPDATE recordings SET due_at = now() WHERE due_at IS NOT NULL");
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
    List<JsonNode> all = recorder.of(interaction);
    assertThat(all).hasSize(1);
    assertThat(Recorder.seconds(recorder.sound(ready.path("id").asText())))
        .isGreaterThanOrEqualTo(10);
    assertThat(centre.seconds("recording.seconds")).isEqualTo(ready.path("seconds").asInt());
    try (Stream<Path> files = Files.walk(directory.resolve("data/recordings"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void aFetchThatWasCutOffIsDoneAgain() throws Exception {
    Shop shop = Shop.signUp(new Api(base, null));
    Recorder recorder = new Recorder(shop);
    recorder.policy(Map.of("mode", "on"));
    CallCentre centre =
        new CallCentre(shop, carrier)
            .answersWithQueue(shop.queue("Calls", Map.of("wrapUp", Map.of("mode", "none"))));
    Agent ana = shop.agent("ana");
    Wire desk = ana.available();
    String customer = Line.customer();
    SimCall call = centre.call(customer);
    String interaction = shop.onlyInteractionOf(customer);
    centre.takes(desk, ana, interaction);
    desk.await(
        "interactionUpdated", f -> f.at("/interaction/call/recording").asText().equals("on"));
    carrier.faults().next("GET /Recordings", new Fault.Slow(Duration.ofSeconds(20)));
    call.hangUp();
    recorder.await(interaction, "fetching");
    Await.until(
        "the fetch to be on its way",
        () ->
            DATABASE
                .valueAsOwner(
                    "SELECT count(*) FROM recordings WHERE state = 'fetching' AND due_at > now() +"
                        + " interval '10 minutes'")
                .equals("1"));
    node.kill();
    desk.close();
    carrier.faults().clear();
    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    DATABASE.asOwner("UPDATE recordings SET due_at = now() WHERE due_at IS NOT NULL");
    recorder.await(interaction, "ready");
    Await.until("the carrier's copy to be gone", () -> centre.carriersRecordings().isEmpty());
  }

  @Test
  void aMessageThatNobodyHeardOfIsFoundByItsLineAndWaitsOnce() throws Exception {
    Shop shop = Shop.signUp(new Api(base, null));
    Recorder recorder = new Recorder(shop);
    String queue = shop.queue("Messages", Map.of());
    CallCentre centre = new CallCentre(shop, carrier);
    centre.answersWithFlow(
        new Flows(shop)
            .published(
                "Message",
                Flows.node(
                    "note", "voicemail", "text", "Speak now.", "queueId", queue, "next", "end"),
                Flows.node("end", "end")));
    String customer = Line.customer();
    SimCall call = centre.call(customer).awaitHeard("Speak now").awaitAsked();
    call.say("Nobody is there to hear that I have called at all.");
    centre.talk(Duration.ofSeconds(4));
    String interaction = shop.onlyInteractionOf(customer);
    node.kill();
    call.hangUp().awaitOver();
    carrier.settle();
    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);

    DATABASE.asOwner("UPDATE call_legs SET look_at = now() WHERE look_at IS NOT NULL");
    DATABASE.asOwner("UPDATE recordings SET due_at = now() WHERE due_at IS NOT NULL");
    shop.awaitState(interaction, "queued");
    recorder.await(interaction, "ready");
    assertThat(recorder.of(interaction)).hasSize(1);
    assertThat(shop.timelineTypes(interaction).stream().filter("voicemail.left"::equals))
        .hasSize(1);
  }
}
