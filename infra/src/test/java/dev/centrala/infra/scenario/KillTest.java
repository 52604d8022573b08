package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.Reception;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies without a word, and the one that comes after it on the same database. */
class KillTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir Path directory;

  private SandboxCarrier carrier;
  private NodeProcess node;
  private URI base;

  @BeforeEach
  void start() throws Exception {
    carrier = SandboxCarrier.start(DATABASE.vertx(), SandboxOptions.forTests());
    int port = Business.freePort();
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
    Visitor visitor = Visitor.arrive(base, shop.widget(queue), "Carla");
    for (int i = 1; i <= 5; i++) {
      visitor.say("chat " + i);
    }
    String customer = Line.customer();
    Reception reception = carrier.receiveSms(customer, line.number(), "text 1");
    assertThat(reception.call().orElseThrow().status()).isEqualTo(200);
    node.kill();

    node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    String text = shop.onlyInteractionOf(customer);
    assertThat(texts(shop, text)).containsExactly("text 1");
    assertThat(texts(shop, visitor.interaction()))
        .containsExactly("chat 1", "chat 2", "chat 3", "chat 4", "chat 5");
    for (String interaction : List.of(text, visitor.interaction())) {
      assertThat(shop.interaction(interaction).path("state").asText()).isEqualTo("queued");
      long received =
          shop.timelineTypes(interaction).stream().filter("message.received"::equals).count();
      assertThat(received).isEqualTo(shop.messages(interaction).size());
    }
    try (Wire desk = ana.available()) {
      for (String interaction : List.of(visitor.interaction(), text)) {
        JsonNode offer = desk.awaitOffer(interaction);
        desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      }
      assertThat(carrier.repeat(reception).orElseThrow().status()).isEqualTo(200);
      assertThat(shop.messages(text)).as("the carrier's repeat has no effect").hasSize(1);
      JsonNode resumed = visitor.returnTo(base);
      assertThat(resumed.path("messages")).hasSize(5);
      visitor.say("chat 6");
      desk.await("message", f -> f.at("/message/text").asText().equals("chat 6"));
    } finally {
      visitor.close();
    }
  }

  private static List<String> texts(Shop shop, String interaction) {
    return shop.messages(interaction).stream()
        .filter(m -> m.path("direction").asText().equals("inbound"))
        .map(m -> m.path("text").asText())
        .toList();
  }
}
