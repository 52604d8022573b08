package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies while callers wait and talk: the carrier keeps them, the next node goes on. */
@Tag("heavy")
class VoiceKillTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir Path directory;

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
  void whoWaitsAndWhoTalksStaysOnTheLine() throws Exception {
    Shop shop = Shop.signUp(new Api(base, null));
    CallCentre centre =
        new CallCentre(shop, carrier)
            .answersWithQueue(shop.queue("Calls", Map.of("wrapUp", Map.of("mode", "none"))));
    Agent ana = shop.agent("ana");
    Wire desk = ana.available();
    String talks = Line.customer();
    SimCall talking = centre.call(talks);
    String talked = shop.onlyInteractionOf(talks);
    SimCall line = centre.takes(desk, ana, talked);
    String waits = Line.customer();
    SimCall waiting = centre.call(waits).awaitHeard("music");
    String waited = shop.onlyInteractionOf(waits);

    node.kill();
    desk.close();
    assertThat(talking.state()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(centre.room(talked).hears(talking, line)).isTrue();
    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);

    Wire again = ana.available();
    JsonNode call = shop.interaction(talked).path("call");
    assertThat(call.path("state").asText()).isEqualTo("talking");
    assertThat(waiting.state()).isEqualTo(CallStatus.IN_PROGRESS);
    again.done("end", Map.of("interactionId", talked));
    talking.awaitOver();
    line.awaitOver();
    shop.awaitState(talked, "ended");
    SimCall next = centre.takes(again, ana, waited);
    Await.until("the second to be heard", () -> centre.room(waited).hears(waiting, next));
    waiting.hangUp();
    shop.awaitState(waited, "ended");
    again.close();
  }
}
