package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What queues and flows ask for decides who is asked, also after a change and after a rebuild. */
class RoutingScenarioTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
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

  private String chat(String widget) {
    return keep(Visitor.arrive(BUSINESS.base(), widget, "Carla")).interaction();
  }

  /** A widget whose flow queues at once, with these fields of the node. */
  private String flow(String name, String queue, Map<String, ?> wishes) {
    return shop.owner()
        .post(
            "/api/v1/entryPoints",
            Map.of("name", name, "channel", "chat", "flowId", published(name, queue, wishes)))
        .expect(201)
        .path("widgetId")
        .asText();
  }

  private String published(String name, String queue, Map<String, ?> wishes) {
    Map<String, Object> node = new HashMap<>(wishes);
    node.putAll(Map.of("id", "wait", "type", "enqueue", "queueId", queue));
    String flow = shop.create("flows", Map.of("name", name));
    Api owner = shop.owner();
    Map<String, Object> definition = Map.of("start", "wait", "nodes", List.of(node));
    owner.post("/api/v1/flows/" + flow + "/versions", Map.of("definition", definition)).expect(201);
    owner.post("/api/v1/flows/" + flow + "/publish", Map.of("version", 1)).expect(200);
    return flow;
  }

  private List<String> explained(String interaction) {
    return shop.owner().items("/api/v1/interactions/" + interaction + "/explanations").stream()
        .map(each -> each.path("text").asText())
        .toList();
  }

  private void awaitExplained(String interaction, String words) {
    Await.until(
        interaction + " to be explained with: " + words,
        () -> explained(interaction).stream().anyMatch(text -> text.contains(words)));
  }

  private void change(String path, Map<String, ?> body) {
    shop.owner().change("/api/v1/" + path, body);
  }

  /** As after the loss of every node: what a pool of before decides is refused from now on. */
  private void damagePool() {
    BUSINESS
        .database()
        .asOwner(
            "UPDATE pool_incarnations SET incarnation = incarnation + 1 WHERE tenant_id = '%s'"
                .formatted(shop.tenant()));
  }

  private static Map<String, ?> holding(String skill, int proficiency) {
    return Map.of("skills", List.of(Map.of("skillId", skill, "proficiency", proficiency)));
  }

  @Test
  void anyOfASkillOrAGroupAndAChangeOfEitherCountsAtOnce() {
    String german = shop.skill("German");
    Agent ana = shop.agent("ana");
    String berlin = shop.create("agentGroups", Map.of("name", "Berlin"));
    String queue =
        shop.queue(
            "Sales",
            Map.of(
                "requirements",
                List.of(
                    Map.of(
                        "anyOf",
                        List.of(
                            Map.of("skillId", german, "minimum", 5), Map.of("groupId", berlin))))));
    String widget = shop.widget(queue);
    Wire desk = keep(ana.available());
    String first = chat(widget);
    awaitExplained(first, "lacks German 5 or the group Berlin");
    Await.until(
        "nobody to fit", () -> shop.timelineTypes(first).contains("interaction.nobodyFits"));

    change("agentGroups/" + berlin, Map.of("members", List.of(ana.id())));
    desk.awaitOffer(first);
    desk.done("setPresence", Map.of("state", "away"));
    change("agentGroups/" + berlin, Map.of("members", List.of()));
    awaitExplained(first, "lacks German 5 or the group Berlin");

    Wire again = keep(shop.agent("ben", holding(german, 4)).available());
    String second = chat(widget);
    awaitExplained(second, "ben lacks German 5 or the group Berlin");
    change(
        "queues/" + queue,
        Map.of("requirements", List.of(Map.of("skillId", german, "minimum", 4))));
    again.awaitOffer(first);
    again.awaitOffer(second);
  }

  @Test
  void skillsThatAnAgentGetsCountAtOnce() {
    String german = shop.skill("German");
    String queue =
        shop.queue(
            "Sales", Map.of("requirements", List.of(Map.of("skillId", german, "minimum", 5))));
    Agent ana = shop.agent("ana", holding(german, 3));
    Wire desk = keep(ana.available());
    String chat = chat(shop.widget(queue));
    awaitExplained(chat, "ana lacks German 5 (has 3)");
    change("users/" + ana.id(), Map.of("agent", holding(german, 5)));
    desk.awaitOffer(chat);
  }

  @Test
  void ranksAndTheirDelays() {
    Agent ana = shop.agent("ana");
    Agent ben = shop.agent("ben");
    Agent eve = shop.agent("eve");
    String queue =
        shop.queue(
            "Sales",
            Map.of(
                "ranks",
                List.of(
                    Map.of("userId", ana.id(), "rank", 2),
                    Map.of("userId", eve.id(), "rank", 3, "delaySeconds", 9000))));
    String widget = shop.widget(queue);
    Wire late = keep(eve.available());
    String first = chat(widget);
    awaitExplained(first, "eve may take it from 9000 s of waiting on");
    Wire second = keep(ana.available());
    second.awaitOffer(first);
    Wire own = keep(ben.available());
    String next = chat(widget);
    own.awaitOffer(next);
    awaitExplained(next, "first in rank");
    change("queues/" + queue, Map.of("ranks", List.of(Map.of("userId", ben.id(), "rank", 2))));
    late.awaitOffer(chat(widget));
  }

  @Test
  void aPausedQueueAsksNobodyUntilItGoesOn() {
    String queue = shop.queue("Sales", Map.of("paused", true));
    Wire desk = keep(shop.agent("ana").available());
    String chat = chat(shop.widget(queue));
    awaitExplained(chat, "Waits in Sales: the queue is paused");
    change("queues/" + queue, Map.of("paused", false));
    desk.awaitOffer(chat);
  }

  @Test
  void whatIsDueFirstIsServedFirst() {
    String queue = shop.queue("Sales", Map.of("order", "dueBy"));
    String relaxed = chat(flow("Relaxed", queue, Map.of("dueInSeconds", 7200)));
    String urgent = chat(flow("Urgent", queue, Map.of("dueInSeconds", 60)));
    damagePool();
    Wire desk =
        keep(
            shop.agent("ana", Map.of("skills", List.of(), "capacity", Map.of("chat", 100)))
                .available());
    desk.awaitOffer(urgent);
    shop.awaitState(relaxed, "queued");
  }

  @Test
  void withoutAnOfferWhereTheQueueSaysSo() {
    String queue = shop.queue("Sales", Map.of("autoAccept", true));
    Wire desk = keep(shop.agent("ana").available());
    String chat = chat(shop.widget(queue));
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(chat));
    awaitExplained(chat, "Given to ana from Sales");
  }

  @Test
  void withoutAnOfferForWhomTheBusinessWantsItSo() {
    String widget = shop.widget(shop.queue("Sales", Map.of()));
    Agent ana = shop.agent("ana", Map.of("skills", List.of(), "autoAccept", true));
    Wire desk = keep(ana.available());
    String given = chat(widget);
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(given));
    assertThat(shop.timelineTypes(given)).doesNotContain("interaction.offered");
    damagePool();
    String after = chat(widget);
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(after));

    String path = "/api/v1/users/" + ana.id();
    assertThat(shop.owner().get(path).expect(200).at("/agent/autoAccept").asBoolean()).isTrue();
    shop.owner().change(path, Map.of("agent", Map.of("skills", List.of())));
    assertThat(shop.owner().get(path).expect(200).at("/agent/autoAccept").asBoolean()).isFalse();
    Await.until(
        "the pool to ask",
        () -> {
          String next = chat(widget);
          Await.until(
              "ana to hear of it",
              () -> !shop.interaction(next).path("state").asText().equals("queued"));
          return shop.interaction(next).path("state").asText().equals("offered");
        });
  }

  @Test
  void aContactThatIsMeantForSomebodyWaitsForThemAlsoInARebuiltPool() {
    String queue = shop.queue("Sales", Map.of());
    Agent ben = shop.agent("ben");
    String named =
        chat(
            flow(
                "For Ben",
                queue,
                Map.of("holds", List.of(Map.of("userId", ben.id(), "kind", "named")))));
    String passedOver =
        chat(
            flow(
                "Rather Ben",
                queue,
                Map.of(
                    "holds",
                    List.of(Map.of("userId", ben.id(), "seconds", 600, "skipIfAway", true)))));
    damagePool();
    Wire ana = keep(shop.agent("ana").available());
    ana.awaitOffer(passedOver);
    awaitExplained(named, "meant for ben");
    Wire his = keep(ben.available());
    his.awaitOffer(named);
    assertThat(ana.poll("offer", f -> f.path("interactionId").asText().equals(named))).isEmpty();
  }

  @Test
  void whatAContactAskedForGoesWithIt() {
    String widget = flow("Urgent", shop.queue("Sales", Map.of()), Map.of("dueInSeconds", 60));
    Visitor visitor = Visitor.arrive(BUSINESS.base(), widget, "Carla");
    visitor.say("Hello");
    String kept =
        "SELECT count(*) FROM contact_needs WHERE interaction_id = '%s'"
            .formatted(visitor.interaction());
    assertThat(BUSINESS.database().valueAsOwner(kept)).isEqualTo("1");
    visitor.wire().send("end", Map.of());
    visitor.wire().await("ended");
    assertThat(BUSINESS.database().valueAsOwner(kept)).isEqualTo("0");
    visitor.close();
  }

  @Test
  void aContactsOwnNeedsSurviveARebuild() {
    String german = shop.skill("German");
    String queue = shop.queue("Sales", Map.of());
    String widget =
        flow(
            "In German",
            queue,
            Map.of(
                "requirements", List.of(Map.of("skillId", german, "minimum", 5)), "priority", 3));
    String first = chat(widget);
    String other = chat(shop.widget(queue));
    damagePool();
    Wire ana = keep(shop.agent("ana").available());
    ana.awaitOffer(other);
    Wire ben = keep(shop.agent("ben", holding(german, 5)).available());
    ben.awaitOffer(first);
    assertThat(ana.poll("offer", f -> f.path("interactionId").asText().equals(first))).isEmpty();
  }

  @Test
  void theAgentWhoHadTheCustomerLastIsAskedFirst() {
    String queue = shop.queue("Texts", Map.of());
    Line line = shop.line(BUSINESS.carrier(), queue);
    Map<String, Object> toFlow = new HashMap<>();
    toFlow.put("queueId", null);
    toFlow.put("flowId", published("Known", queue, Map.of("lastAgentSeconds", 600)));
    toFlow.put("settings", Map.of("reopenWindowSeconds", 0));
    change("entryPoints/" + line.entry().path("id").asText(), toFlow);
    String customer = Line.customer();
    Agent ana = shop.agent("ana");
    Wire hers = keep(ana.available());
    BUSINESS.carrier().receiveSms(customer, line.number(), "Hello?");
    String before = shop.onlyInteractionOf(customer);
    String offer = hers.awaitOffer(before).path("offerId").asText();
    hers.done("acceptOffer", Map.of("offerId", offer));
    hers.done("completeWrapUp", Map.of("interactionId", before));
    shop.awaitState(before, "ended");
    hers.done("setPresence", Map.of("state", "away"));
    Wire his = keep(shop.agent("ben").available());

    BUSINESS.carrier().receiveSms(customer, line.number(), "Me again");
    String again =
        Await.value(
            "a second interaction",
            () ->
                shop.interactionsOf(customer).stream()
                    .map(each -> each.path("id").asText())
                    .filter(id -> !id.equals(before))
                    .findFirst());
    awaitExplained(again, "held for ana, who had the customer last");
    hers.done("setPresence", Map.of("state", "available"));
    hers.awaitOffer(again);
    assertThat(his.poll("offer", f -> true)).isEmpty();
  }

  @Test
  void whoHasHandledLeastTodayIsKnownToARebuiltPool() {
    String queue =
        shop.queue("Sales", Map.of("selection", "leastHandled", "wrapUp", Map.of("mode", "none")));
    String widget = shop.widget(queue);
    Agent ana = shop.agent("ana");
    Wire hers = keep(ana.available());
    Visitor visitor = keep(Visitor.arrive(BUSINESS.base(), widget, "Carla"));
    String offer = hers.awaitOffer(visitor.interaction()).path("offerId").asText();
    hers.done("acceptOffer", Map.of("offerId", offer));
    visitor.wire().send("end", Map.of());
    shop.awaitState(visitor.interaction(), "ended");
    Wire his = keep(shop.agent("ben").available());
    damagePool();
    hers.done("setPresence", Map.of("state", "away"));
    hers.done("setPresence", Map.of("state", "available"));
    String next = chat(widget);
    his.awaitOffer(next);
    awaitExplained(next, "fewest contacts today (0)");
  }

  @Test
  void aFlowThatNamesWhatIsNotThereIsNotPublished() {
    String queue = shop.queue("Sales", Map.of());
    String stranger = BUSINESS.shop().agent("eve").id();
    String skill = BUSINESS.shop().skill("Elsewhere");
    Map<String, Object> node =
        Map.of(
            "id",
            "wait",
            "type",
            "enqueue",
            "queueId",
            queue,
            "requirements",
            List.of(Map.of("skillId", skill, "minimum", 5)),
            "holds",
            List.of(Map.of("userId", stranger, "seconds", 5)));
    Api owner = shop.owner();
    String flow = "/api/v1/flows/" + shop.create("flows", Map.of("name", "Wrong"));
    Map<String, Object> definition = Map.of("start", "wait", "nodes", List.of(node));
    owner.post(flow + "/versions", Map.of("definition", definition)).expect(201);
    JsonNode refused = owner.post(flow + "/publish", Map.of("version", 1)).expect(400);
    assertThat(refused.findValuesAsText("pointer"))
        .containsExactly(
            "/definition/nodes/wait/requirements/0/skillId",
            "/definition/nodes/wait/holds/0/userId");
    Map<String, Object> malformed =
        Map.of(
            "id",
            "wait",
            "type",
            "enqueue",
            "queueId",
            queue,
            "dueInSeconds",
            -1,
            "holds",
            List.of(Map.of("userId", stranger, "kind", "own")));
    JsonNode bad =
        owner
            .post(
                flow + "/versions",
                Map.of("definition", Map.of("start", "wait", "nodes", List.of(malformed))))
            .expect(400);
    assertThat(bad.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/definition/nodes/0/dueInSeconds", "/definition/nodes/0/holds/0/kind");
  }
}
