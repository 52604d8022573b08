package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.Reception;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies without a word, and the one that comes after it on the same database. */
@Tag("heavy")
class KillTest {
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
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    Shop shop = Shop.signUp(new Api(base, null));
    String queue = shop.queue("Everything", Map.of());
    Agent ana = shop.agent("ana");
    Line line = shop.line(carrier, queue);
    Wire desk = ana.available();
    String held = text(line, Line.customer(), "text 0", shop);
    accept(desk, held);
    desk.done("setPresence", Map.of("state", "busy"));
    Visitor visitor = Visitor.arrive(base, shop.widget(queue), "Carla");
    for (int i = 1; i <= 5; i++) {
      visitor.say("chat " + i);
    }
    String customer = Line.customer();
    Reception reception = carrier.receiveSms(customer, line.number(), "text 1");
    assertThat(reception.call().orElseThrow().status()).isEqualTo(200);
    desk.done(
        "sendMessage",
        Map.of(
            "interactionId",
            held,
            "clientMessageId",
            UUID.randomUUID().toString(),
            "text",
            "answer 0"));
    node.kill();
    desk.close();

    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    String waiting = shop.onlyInteractionOf(customer);
    assertThat(inbound(shop, waiting)).containsExactly("text 1");
    assertThat(inbound(shop, visitor.interaction()))
        .containsExactly("chat 1", "chat 2", "chat 3", "chat 4", "chat 5");
    for (String interaction : List.of(waiting, visitor.interaction())) {
      assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("queued");
      assertThat(shop.timelineTypes(interaction).stream().filter("message.received"::equals))
          .hasSameSizeAs(shop.messages(interaction));
    }

    // The dead node may have had the answer in hand: its lease outlasts the agent's grace time.
    Wire again = ana.available();
    Await.until("the answer at the carrier", () -> sent("answer 0") == 1);
    accept(again, visitor.interaction());
    accept(again, waiting);
    assertThat(carrier.repeat(reception).orElseThrow().status()).isEqualTo(200);
    assertThat(shop.messages(waiting)).as("the carrier's repeat has no effect").hasSize(1);
    assertThat(visitor.returnTo(base).path("messages")).hasSize(5);
    visitor.say("chat 6");
    again.await("message", f -> f.at("/message/text").asText().equals("chat 6"));
    again.done("completeWrapUp", Map.of("interactionId", held));
    shop.awaitState(held, "ended");
    carrier.settle();
    assertThat(sent("answer 0")).as("sent once").isEqualTo(1);
    visitor.close();
    again.close();
  }

  private String text(Line line, String customer, String words, Shop shop) {
    assertThat(carrier.receiveSms(customer, line.number(), words).call().orElseThrow().status())
        .isEqualTo(200);
    return shop.onlyInteractionOf(customer);
  }

  private static void accept(Wire desk, String interaction) {
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
  }

  private long sent(String words) {
    return carrier.sentMessages().stream().filter(m -> m.body().equals(words)).count();
  }

  private static List<String> inbound(Shop shop, String interaction) {
    return shop.messages(interaction).stream()
        .filter(m -> m.path("direction").asText().equals("inbound"))
        .map(m -> m.path("text").asText())
        .toList();
  }
}
