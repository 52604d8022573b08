package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three containers of the product's own image, {@code CENTRALA_TEST_IMAGE}, and PostgreSQL; some
 * are taken away under a conversation. Skipped where no engine answers or the image is not loaded.
 */
@Tag("heavy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersTest {
  private static final String IMAGE = System.getenv().getOrDefault("CENTRALA_TEST_IMAGE", "");
  private static final String POSTGRES =
      System.getenv().getOrDefault("CENTRALA_TEST_POSTGRES_IMAGE", "postgres:18");

  private static final int FIRST = 0;
  private static final int CUSTOMERS = 1;
  private static final int AGENTS = 2;

  @TempDir static Path directory;

  private static Containers cluster;

  @BeforeAll
  static void start() throws Exception {
    Optional<String> obstacle = Containers.obstacle(IMAGE);
    if (obstacle.isPresent()) {
      String line = "The image is not run as a cluster: " + obstacle.get();
      System.err.println(line);
      abort(line);
    }
    cluster = Containers.start(IMAGE, POSTGRES, directory);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void theImageAsksNodesByItself() {
    assertThat(
            cluster.run(
                "probe",
                "http://node1:9090/readyz",
                "http://node2:8080/api/v1/openapi.json",
                "http://node3:8080/app/"))
        .contains("node1:9090/readyz answers 200")
        .contains("node3:8080/app/ answers 200");
    assertThat(cluster.run("migrate")).contains("The database has the newest schema.");
  }

  @Test
  @Order(2)
  void nothingAcknowledgedIsLostWhenANodeIsTakenAway() {
    Shop shop = Shop.signUp(new Api(cluster.address(FIRST), null), cluster::mailedToken);
    String widget = shop.widget(shop.queue("Everything", Map.of()));
    Agent ana = shop.agent("ana").at(cluster.address(AGENTS));
    Wire desk = ana.available();
    Visitor visitor = Visitor.arrive(cluster.address(CUSTOMERS), widget, "Carla");
    String held = visitor.interaction();
    accept(desk, held);
    visitor.say("before");
    desk.await("message", f -> text(f).equals("before"));
    answer(desk, held, "answer before");
    visitor.wire().await("message", f -> text(f).equals("answer before"));

    cluster.kill(AGENTS);
    visitor.say("without the agent's node");
    Visitor other = Visitor.arrive(cluster.address(CUSTOMERS), widget, "Otto");
    other.say("while one is gone");
    desk = ana.at(cluster.address(FIRST)).connect();
    answer(desk, held, "answer from another node");
    visitor.wire().await("message", f -> text(f).equals("answer from another node"));
    desk.done("setPresence", Map.of("state", "available"));
    accept(desk, other.interaction());
    cluster.awaitMembers(FIRST, Containers.NODES - 1);
    cluster.restart(AGENTS);
    cluster.awaitMembers(FIRST, Containers.NODES);

    String unsure = UUID.randomUUID().toString();
    visitor.wire().send("sendMessage", Map.of("clientMessageId", unsure, "text", "was it heard?"));
    cluster.kill(CUSTOMERS);
    visitor.wire().drop();
    JsonNode resumed = visitor.returnTo(cluster.address(AGENTS));
    assertThat(resumed.path("interactionId").asText()).isEqualTo(held);
    visitor.say(unsure, "was it heard?");
    visitor.say("after");
    hears(desk, "after");
    answer(desk, held, "answer after");
    visitor.wire().await("message", f -> text(f).equals("answer after"));
    other.returnTo(cluster.address(AGENTS));
    other.say("still there");

    assertThat(texts(shop, held))
        .containsExactly(
            "before",
            "answer before",
            "without the agent's node",
            "answer from another node",
            "was it heard?",
            "after",
            "answer after");
    assertThat(texts(shop, other.interaction()))
        .containsExactly("while one is gone", "still there");
    for (String interaction : List.of(held, other.interaction())) {
      desk.done("completeWrapUp", Map.of("interactionId", interaction));
      shop.awaitState(interaction, "ended");
      assertThat(shop.timelineTypes(interaction)).containsOnlyOnce("interaction.ended");
    }
    cluster.awaitMembers(FIRST, Containers.NODES - 1);
    cluster.restart(CUSTOMERS);
    cluster.awaitMembers(FIRST, Containers.NODES);
    visitor.close();
    other.close();
    desk.close();
  }

  @Test
  @Order(3)
  void aNodeThatIsToldToStopEndsWithZero() {
    assertThat(cluster.stop(FIRST)).isZero();
  }

  /** An offer may run out while a node is missed; there is another one then. */
  private static void accept(Wire desk, String interaction) {
    Await.until(
        "an offer of " + interaction + " to be accepted",
        () ->
            desk.poll("offer", f -> f.path("interactionId").asText().equals(interaction))
                .map(offer -> Map.of("offerId", offer.path("offerId").asText()))
                .filter(offer -> isDone(desk.command("acceptOffer", offer)))
                .isPresent());
  }

  /** Said again under the same id until it is acknowledged, as the desktop does. */
  private static void answer(Wire desk, String interaction, String words) {
    String clientId = UUID.randomUUID().toString();
    Await.until(
        words + " to be taken",
        () ->
            isDone(
                desk.command(
                    "sendMessage",
                    Map.of(
                        "interactionId",
                        interaction,
                        "clientMessageId",
                        clientId,
                        "text",
                        words))));
  }

  /** As a delta, or in a snapshot that a desktop takes when one could not be kept for it. */
  private static void hears(Wire desk, String words) {
    Await.until(
        "the desk to hear " + words,
        () ->
            desk.poll("message", f -> text(f).equals(words)).isPresent()
                || desk.poll("snapshot", f -> f.findValuesAsText("text").contains(words))
                    .isPresent());
  }

  private static boolean isDone(JsonNode answer) {
    return answer.path("type").asText().equals("commandDone");
  }

  private static String text(JsonNode frame) {
    return frame.at("/message/text").asText();
  }

  private static List<String> texts(Shop shop, String interaction) {
    return shop.messages(interaction).stream().map(m -> m.path("text").asText()).toList();
  }
}
