package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Api.Answer;
import dev.centrala.infra.scenario.Shop.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Supervisors step in: who gets a chat, where it waits, how urgent it is, who is there. */
class SupervisionTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private Api owner;
  private String queue;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    owner = shop.owner();
    queue = shop.queue("Chats", Map.of("offerTimeoutSeconds", 60));
  }

  @AfterEach
  void closeShop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private String chat() {
    return keep(Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla")).interaction();
  }

  private static Answer act(Api who, String interaction, String deed, Map<String, ?> body) {
    return who.post("/api/v1/interactions/" + interaction + "/" + deed, body);
  }

  private List<String> audited() {
    return owner.items("/api/v1/audit?limit=200").stream()
        .map(line -> line.path("action").asText())
        .toList();
  }

  private static void await(Wire desk, String interaction) {
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
  }

  @Test
  void aPushTakesTheOfferBackAndIsExplainedAndAudited() {
    Wire asked = keep(shop.agent("ana").available());
    String chat = chat();
    asked.awaitOffer(chat);
    Agent ben = shop.agent("ben");
    Wire given = keep(ben.available());
    JsonNode after = act(owner, chat, "push", Map.of("userId", ben.id())).expect(200);
    assertThat(after.path("state").asText()).isEqualTo("assigned");
    assertThat(after.path("agentId").asText()).isEqualTo(ben.id());
    await(given, chat);
    asked.await("offerEnded");
    JsonNode why = owner.items("/api/v1/interactions/" + chat + "/explanations").getLast();
    assertThat(why.path("decision").asText()).isEqualTo("pushed");
    assertThat(why.path("text").asText()).isEqualTo("Given to ben from Chats by Olga.");
    assertThat(audited()).contains("interaction.pushed");
  }

  @Test
  void aPushTakesWorkFromTheAgentWhoHasIt() {
    Agent ana = shop.agent("ana");
    Wire first = keep(ana.available());
    String chat = chat();
    String offer = first.awaitOffer(chat).path("offerId").asText();
    first.done("acceptOffer", Map.of("offerId", offer));
    Agent ben = shop.agent("ben");
    Wire second = keep(ben.available());
    act(owner, chat, "push", Map.of("userId", ben.id())).expect(200);
    await(second, chat);
    assertThat(shop.timelineTypes(chat)).contains("interaction.requeued");
    act(owner, chat, "push", Map.of("userId", ana.id())).expect(200);
    assertThat(shop.interaction(chat).path("agentId").asText()).isEqualTo(ana.id());
  }

  @Test
  void aboveCapacityOnlyWhenItIsAskedFor() {
    Agent ana = shop.agent("ana", Map.of("skills", List.of(), "capacity", Map.of("chat", 100)));
    Wire desk = keep(ana.available());
    String first = chat();
    act(owner, first, "push", Map.of("userId", ana.id())).expect(200);
    String second = chat();
    JsonNode refused = act(owner, second, "push", Map.of("userId", ana.id())).expect(409);
    assertThat(refused.toString()).contains("has no room");
    act(owner, second, "push", Map.of("userId", ana.id(), "overCapacity", true)).expect(200);
    await(desk, second);
  }

  @Test
  void anAgentPicksFromTheirOwnQueueOnly() {
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    desk.done("setPresence", Map.of("state", "busy"));
    String chat = chat();
    String closed = shop.queue("Closed shop", Map.of("members", List.of(shop.agent("ben").id())));
    act(owner, chat, "move", Map.of("queueId", closed)).expect(200);
    assertThat(act(ana.api(), chat, "pick", Map.of()).status()).isEqualTo(404);
    act(owner, chat, "move", Map.of("queueId", queue)).expect(200);
    act(ana.api(), chat, "pick", Map.of()).expect(200);
    await(desk, chat);
    assertThat(act(shop.agent("eve").api(), chat, "pick", Map.of()).status()).isEqualTo(404);
    assertThat(shop.timelineTypes(chat)).contains("interaction.moved", "interaction.assigned");
    assertThat(audited()).contains("interaction.moved", "interaction.picked");
  }

  @Test
  void aHigherPriorityIsAnsweredFirst() {
    String first = chat();
    String second = chat();
    JsonNode after = act(owner, second, "priority", Map.of("priority", 9)).expect(200);
    assertThat(after.path("priority").asInt()).isEqualTo(9);
    Wire desk =
        keep(
            shop.agent("ana", Map.of("skills", List.of(), "capacity", Map.of("chat", 100)))
                .available());
    desk.awaitOffer(second);
    shop.awaitState(first, "queued");
    assertThat(audited()).contains("interaction.priorityChanged");
    assertThat(act(owner, second, "priority", Map.of("priority", 101)).status()).isEqualTo(400);
  }

  @Test
  void aSupervisorChangesAnAgentsPresence() {
    Agent ana = shop.agent("ana");
    Wire desk = keep(ana.available());
    String path = "/api/v1/users/" + ana.id() + "/presence";
    owner.post(path, Map.of("state", "away", "reason", "training")).expect(204);
    desk.await("presenceChanged", f -> f.toString().contains("training"));
    assertThat(audited()).contains("user.presenceChanged");
    String absent = shop.agent("ben").id();
    owner.post("/api/v1/users/" + absent + "/presence", Map.of("state", "available")).expect(409);
  }

  @Test
  void aQueueIsPausedAndClosedFromTheLivePage() {
    String path = "/api/v1/queues/" + queue + "/switch";
    owner.post(path, Map.of("paused", true)).expect(200);
    Await.until(
        "the pool to hear of it",
        () -> owner.get("/api/v1/metrics/live").expect(200).at("/queues/0/paused").asBoolean());
    Wire desk = keep(shop.agent("ana").available());
    String chat = chat();
    Await.until("the line of those who wait", () -> line().equals(List.of(chat)));
    assertThat(desk.poll("offer", f -> true)).isEmpty();
    JsonNode after = owner.post(path, Map.of("paused", false, "closed", true)).expect(200);
    assertThat(after.path("closed").asBoolean()).isTrue();
    desk.awaitOffer(chat);
    String late = chat();
    Await.until(
        "a closed queue to turn away",
        () -> shop.interaction(late).path("outcome").asText().equals("turnedAway"));
    assertThat(audited()).contains("queue.switched");
    Shop other = BUSINESS.shop();
    assertThat(other.owner().post(path, Map.of("paused", true)).status()).isEqualTo(404);
    assertThat(other.owner().get("/api/v1/metrics/live/waiting").expect(200).path("items"))
        .isEmpty();
    Api agent = shop.agent("ben").api();
    assertThat(agent.post(path, Map.of("paused", true)).status()).isEqualTo(403);
    assertThat(agent.get("/api/v1/metrics/live/waiting").status()).isEqualTo(403);
  }

  @Test
  void agentsSeeWhoOfTheirColleaguesCanBeTalkedTo() {
    Agent ana = shop.agent("ana");
    keep(ana.available());
    Agent ben = shop.agent("ben");
    Await.until(
        "a colleague to be seen as available",
        () ->
            ben.api().items("/api/v1/colleagues").stream()
                .anyMatch(each ->
                    each.path("userId").asText().equals(ana.id())
                        && each.path("presence").asText().equals("available")));
    Shop other = BUSINESS.shop();
    assertThat(other.owner().get("/api/v1/colleagues").expect(200).path("items").toString())
        .doesNotContain(ana.id());
  }

  private List<String> line() {
    return owner.items("/api/v1/metrics/live/waiting").stream()
        .map(each -> each.at("/interaction/id").asText())
        .toList();
  }

  @Test
  void whatNobodyCanTakeIsToldAtOnce() {
    String german = shop.skill("German");
    String asking =
        shop.queue(
            "German", Map.of("requirements", List.of(Map.of("skillId", german, "minimum", 5))));
    shop.agent("ana");
    String chat = keep(Visitor.arrive(BUSINESS.base(), shop.widget(asking), "Carla")).interaction();
    JsonNode lost =
        Await.value(
            "the live page to tell of it",
            () ->
                Optional.of(owner.get("/api/v1/metrics/live").expect(200).path("nobodyFits"))
                    .filter(list -> !list.isEmpty()));
    assertThat(lost.at("/0/queueId").asText()).isEqualTo(asking);
    assertThat(lost.at("/0/missing").asText()).isEqualTo("German 5");
    assertThat(lost.at("/0/contacts").asInt()).isEqualTo(1);
    assertThat(lost.at("/0/interactionId").asText()).isEqualTo(chat);
  }

  @Test
  void agentsMayNotStepInAndStrangersAreUnknown() {
    Agent ana = shop.agent("ana");
    String chat = chat();
    assertThat(act(ana.api(), chat, "push", Map.of("userId", ana.id())).status()).isEqualTo(403);
    assertThat(act(ana.api(), chat, "move", Map.of("queueId", queue)).status()).isEqualTo(403);
    assertThat(act(ana.api(), chat, "priority", Map.of("priority", 1)).status()).isEqualTo(403);
    assertThat(
            ana.api()
                .post("/api/v1/users/" + ana.id() + "/presence", Map.of("state", "away"))
                .status())
        .isEqualTo(403);
    String stranger = BUSINESS.shop().agent("eve").id();
    assertThat(act(owner, chat, "push", Map.of("userId", stranger)).status()).isEqualTo(404);
    String elsewhere = BUSINESS.shop().queue("Elsewhere", Map.of());
    assertThat(act(owner, chat, "move", Map.of("queueId", elsewhere)).status()).isEqualTo(404);
    String nobody = UUID.randomUUID().toString();
    assertThat(act(owner, nobody, "pick", Map.of()).status()).isIn(403, 404);
  }
}
