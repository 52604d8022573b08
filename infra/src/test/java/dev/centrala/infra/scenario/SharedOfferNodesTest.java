package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.node.Composition;
import dev.centrala.infra.node.Node;
import dev.centrala.infra.node.NodeOptions;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several agents are asked at two nodes and accept at the same time. */
class SharedOfferNodesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int ROUNDS = 12;
  private static final NodeOptions HURRIED =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ZERO,
          Duration.ZERO);
  private static final Map<String, Object> SALES =
      Map.of(
          "ring", Map.of("mode", "simultaneous", "most", 4),
          "offerTimeoutSeconds", 300,
          "wrapUp", Map.of("mode", "none"));

  private static Node start(URI listen, URI shown, int hazelcast, String members) throws Exception {
    Map<String, String> environment = new HashMap<>(Business.environment(listen.getPort(), shown));
    environment.put("CENTRALA_HAZELCAST_PORT", Integer.toString(hazelcast));
    environment.put("CENTRALA_EVENT_BUS_PORT", Integer.toString(FreePorts.next()));
    environment.put("CENTRALA_CLUSTER", members);
    Node node = new Node(Configuration.read(environment), HURRIED);
    node.start(DATABASE.ownerUrl(), Business.KEY, Composition::assemble);
    return node;
  }

  @Test
  void whoeverAcceptsAtWhicheverNodeOneHasIt() throws Exception {
    int one = FreePorts.next();
    int two = FreePorts.next();
    URI first = URI.create("http://127.0.0.1:" + FreePorts.next());
    URI second = URI.create("http://127.0.0.1:" + FreePorts.next());
    String members = "tcp:127.0.0.1:" + one + ",127.0.0.1:" + two;
    Node here = start(first, first, one, members);
    Node there = start(second, first, two, members);
    List<Wire> desks = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      Shop shop = Shop.signUp(new Api(first, null));
      String widget = shop.widget(shop.queue("Sales", SALES));
      for (String name : List.of("ana", "ben", "eve", "dan")) {
        URI node = desks.size() % 2 == 0 ? first : second;
        desks.add(shop.agent(name).at(node).available());
      }
      for (int round = 0; round < ROUNDS; round++) {
        Visitor visitor = Visitor.arrive(round % 2 == 0 ? first : second, widget, "Carla");
        String chat = visitor.interaction();
        List<Callable<String>> answers = new ArrayList<>();
        for (Wire desk : desks) {
          String offer = desk.awaitOffer(chat).path("offerId").asText();
          answers.add(
              () -> desk.command("acceptOffer", Map.of("offerId", offer)).path("type").asText());
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> each : crowd.invokeAll(answers)) {
          outcomes.add(each.get());
        }
        assertThat(outcomes).containsOnlyOnce("commandDone");
        for (Wire desk : desks) {
          desk.await("offerEnded");
        }
        assertThat(shop.timelineTypes(chat))
            .containsOnlyOnce("interaction.assigned")
            .filteredOn("offer.withdrawn"::equals)
            .hasSize(desks.size() - 1);
        assertThat(open(shop)).isEqualTo("0");
        visitor.wire().send("end", Map.of());
        shop.awaitState(chat, "ended");
        visitor.close();
      }
      assertThat(used(shop)).isEqualTo("0");
    } finally {
      desks.forEach(Wire::close);
      there.stop();
      here.stop();
    }
  }

  private static String open(Shop shop) {
    return DATABASE.valueAsOwner(
        "SELECT count(*) FROM interaction_offers WHERE tenant_id = '%s'".formatted(shop.tenant()));
  }

  private static String used(Shop shop) {
    return DATABASE.valueAsOwner(
        "SELECT COALESCE(sum(u), 0) FROM agent_loads, unnest(used) u WHERE tenant_id = '%s'"
            .formatted(shop.tenant()));
  }
}
