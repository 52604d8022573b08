package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies while several agents are asked, and the one that comes after it. */
@Tag("heavy")
class SharedOfferKillTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, Object> SALES =
      Map.of(
          "ring", Map.of("mode", "simultaneous", "most", 4),
          "offerTimeoutSeconds", 300,
          "wrapUp", Map.of("mode", "none"));

  @TempDir Path directory;

  private static String open(Shop shop) {
    return DATABASE.valueAsOwner(
        "SELECT count(*) FROM interaction_offers WHERE tenant_id = '%s'".formatted(shop.tenant()));
  }

  @Test
  void afterAKillTheSameAgentsAreStillAskedAndOneTakesIt() throws Exception {
    URI base = URI.create("http://127.0.0.1:" + FreePorts.next());
    NodeProcess node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);
    try {
      Shop shop = Shop.signUp(new Api(base, null));
      String widget = shop.widget(shop.queue("Sales", SALES));
      Shop.Agent ana = shop.agent("ana");
      Shop.Agent ben = shop.agent("ben");
      Wire hers = ana.available();
      Wire his = ben.available();
      Visitor visitor = Visitor.arrive(base, widget, "Carla");
      String chat = visitor.interaction();
      String one = hers.awaitOffer(chat).path("offerId").asText();
      String two = his.awaitOffer(chat).path("offerId").asText();
      node.kill();
      node = NodeProcess.start(base.getPort(), base, DATABASE.ownerUrl(), directory);

      assertThat(open(shop)).isEqualTo("2");
      Wire hersAgain = ana.connect();
      Wire hisAgain = ben.connect();
      hisAgain.done("acceptOffer", Map.of("offerId", two));
      hersAgain.await("offerEnded", f -> f.path("offerId").asText().equals(one));
      shop.awaitState(chat, "assigned");
      assertThat(open(shop)).isEqualTo("0");
      assertThat(shop.timelineTypes(chat)).containsOnlyOnce("interaction.assigned");
      for (AutoCloseable each : List.of(hers, his, hersAgain, hisAgain, visitor)) {
        each.close();
      }
    } finally {
      node.kill();
    }
  }
}
