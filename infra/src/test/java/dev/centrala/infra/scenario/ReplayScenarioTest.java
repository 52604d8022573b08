package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.infra.node.NodeCommands;
import dev.centrala.infra.replay.ReplayCommand;
import dev.centrala.infra.scenario.Shop.Agent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real work that was recorded, replayed here and from a file, and played again with changes. */
class ReplayScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final String RECORDINGS = "/api/v1/poolRecordings";

  @TempDir Path folder;

  private static String handle(Shop shop, String widget, Wire desk, String name) throws Exception {
    try (Visitor visitor = Visitor.arrive(BUSINESS.base(), widget, name)) {
      JsonNode offer = desk.awaitOffer(visitor.interaction());
      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      desk.done("completeWrapUp", Map.of("interactionId", visitor.interaction()));
      Await.until(
          "the end of " + name,
          () -> shop.interaction(visitor.interaction()).path("state").asText().equals("ended"));
      return visitor.interaction();
    }
  }

  @Test
  void whatWasDecidedIsDecidedAgainHereAndFromAFile() throws Exception {
    Shop shop = BUSINESS.shop();
    Shop stranger = BUSINESS.shop();
    String queue = shop.queue("Chats", Map.of());
    String widget = shop.widget(queue);
    Agent ana = shop.agent("ana");
    shop.agent("ben");
    Instant before = Instant.now().minusSeconds(1);
    JsonNode started = shop.owner().post(RECORDINGS, Map.of("minutes", 10)).expect(201);
    String recording = RECORDINGS + "/" + started.path("id").asText();
    shop.owner().post(RECORDINGS, Map.of("minutes", 10)).expect(409);
    Wire desk = ana.available();
    handle(shop, widget, desk, "Carla");
    String dario = handle(shop, widget, desk, "Dario");
    shop.owner().post(recording + "/end", Map.of()).expect(200);

    Await.until(
        "all commands to be written",
        () ->
            shop.owner().post(recording + "/replay", Map.of()).expect(200).path("replayed").asInt()
                >= 8);
    JsonNode replay = shop.owner().post(recording + "/replay", Map.of()).expect(200);
    assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();

    Path file = Files.write(folder.resolve("recording.ndjson"), export(shop.owner(), recording));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit = ReplayCommand.run(file, new PrintStream(said), new PrintStream(said));
    assertThat(said.toString()).contains("every decision and explanation is the same");
    assertThat(exit).isZero();
    tellOfOneContact(file, shop, dario);

    // Row 5: another tenant's recording is not there.
    for (String call : List.of("/replay", "/end")) {
      stranger.owner().post(recording + call, Map.of()).expect(404);
    }
    stranger.owner().get(recording + "/export").expect(404);
    stranger.owner().delete(recording).expect(404);
    assertThat(stranger.owner().items(RECORDINGS)).isEmpty();

    JsonNode answer = whatIf(shop, before, queue).expect(200);
    assertThat(answer.path("contacts").asInt()).isEqualTo(2);
    assertThat(figures(answer.path("asItIs"), queue).path("answered").asInt()).isEqualTo(2);
    assertThat(figures(answer.path("changed"), queue).path("arrived").asInt()).isEqualTo(6);
    whatIf(stranger, before, queue).expect(404);
    askFromAFile(shop, stranger, before, queue);
    desk.close();

    assertThat(shop.owner().delete(recording).status()).isEqualTo(204);
    assertThat(shop.owner().items(RECORDINGS)).isEmpty();
  }

  private static void tellOfOneContact(Path file, Shop shop, String contact) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said);
    assertThat(ReplayCommand.run(file, InteractionId.parse(contact), out, out)).isZero();
    assertThat(said.toString())
        .contains(
            " offered",
            "asked: nothing;",
            "ana: chosen",
            "ben: is offline",
            " accepted",
            "is the same");
    JsonNode first =
        shop.owner().items("/api/v1/interactions/" + contact + "/explanations").getFirst();
    assertThat(first.at("/inputs/order").asText()).as("%s", first).isEqualTo("fifo");
    assertThat(first.at("/inputs/asked").isEmpty()).isTrue();
    assertThat(first.at("/inputs/place").asText()).isNotEmpty();
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    ReplayCommand.run(file, InteractionId.next(), new PrintStream(nothing), out);
    assertThat(nothing.toString()).contains("Nothing was decided about");
  }

  /** The same question, asked of the program instead of the node. */
  private void askFromAFile(Shop shop, Shop stranger, Instant from, String queue) throws Exception {
    Map<String, Object> question = new HashMap<>(question(from, queue));
    question.put("tenantId", shop.tenant());
    Path file = Files.writeString(folder.resolve("question.json"), Api.of(question));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    assertThat(ask(file, false, text)).isZero();
    assertThat(text.toString())
        .contains("2 contacts", "as it is", "changed", "Chats", "service level");
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    assertThat(ask(file, true, json)).isZero();
    JsonNode answer = Api.tree(json.toString());
    assertThat(figures(answer.path("changed"), queue).path("arrived").asInt()).isEqualTo(6);

    question.put("tenantId", stranger.tenant());
    Files.writeString(file, Api.of(question));
    assertThat(ask(file, false, new ByteArrayOutputStream())).isEqualTo(65);
    Files.writeString(file, "{}");
    assertThat(ask(file, false, new ByteArrayOutputStream())).isEqualTo(65);
  }

  private static int ask(Path file, boolean asJson, ByteArrayOutputStream said) {
    return NodeCommands.whatIf(
        BUSINESS.database().ownerUrl(), Business.KEY, file, asJson, new PrintStream(said));
  }

  private static Api.Answer whatIf(Shop shop, Instant from, String queue) {
    return shop.owner().post("/api/v1/whatIf", question(from, queue));
  }

  private static Map<String, Object> question(Instant from, String queue) {
    Map<String, Object> patch = Map.of("queueId", queue, "patch", Map.of("selection", "leastBusy"));
    return Map.of(
        "from",
        from.toString(),
        "to",
        Instant.now().plusSeconds(60).toString(),
        "changes",
        Map.of("arrivals", 3, "additional", List.of(Map.of("count", 2)), "queues", List.of(patch)));
  }

  private static JsonNode figures(JsonNode report, String queue) {
    for (JsonNode figures : report.path("queues")) {
      if (figures.path("queueId").asText().equals(queue)) {
        return figures;
      }
    }
    throw new AssertionError("no figures of " + queue + " in " + report);
  }

  private static byte[] export(Api owner, String recording) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(owner.base().resolve(recording + "/export"))
                  .header("Authorization", "Bearer " + owner.token())
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }
}
