package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Api.Answer;
import dev.centrala.infra.scenario.Shop.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Supervisors change what an agent can and which queues they serve, while customers wait. */
class LiveStaffingTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private final List<AutoCloseable> open = new ArrayList<>();
  private Shop shop;
  private Api owner;
  private Agent supervisor;
  private Agent ana;

  @BeforeEach
  void openShop() {
    shop = BUSINESS.shop();
    owner = shop.owner();
    supervisor = shop.colleague("sue", "supervisor", Map.of("skills", List.of()));
    ana = shop.agent("ana");
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

  private String waits(String queue) {
    String chat = keep(Visitor.arrive(BUSINESS.base(), shop.widget(queue), "Carla")).interaction();
    shop.awaitState(chat, "queued");
    return chat;
  }

  private static String path(Agent agent, String what) {
    return "/api/v1/users/" + agent.id() + "/" + what;
  }

  private String version(Agent agent) {
    return owner.get("/api/v1/users/" + agent.id()).etag();
  }

  private Answer skills(Api who, Map<String, Integer> proficiencies) {
    List<Map<String, Object>> held = new ArrayList<>();
    proficiencies.forEach((skill, much) -> held.add(Map.of("skillId", skill, "proficiency", much)));
    return who.put(path(ana, "skills"), Map.of("skills", held), version(ana));
  }

  private Answer queues(Api who, List<Map<String, ?>> served) {
    return who.put(path(ana, "queues"), Map.of("queues", served), version(ana));
  }

  private JsonNode lastAudit(String action) {
    return owner.items("/api/v1/audit?limit=200").stream()
        .filter(line -> line.path("action").asText().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> pointers(Answer refused) {
    return refused.expect(400).path("errors").findValuesAsText("pointer");
  }

  @Test
  void whoWaitsForASkillIsOfferedAtOnceToTheAgentWhoIsGivenIt() {
    String german = shop.skill("German");
    String queue =
        shop.queue(
            "German", Map.of("requirements", List.of(Map.of("skillId", german, "minimum", 5))));
    Wire desk = keep(ana.available());
    String chat = waits(queue);
    JsonNode tooLittle = skills(supervisor.api(), Map.of(german, 4)).expect(200);
    assertThat(tooLittle.at("/agent/skills/0/proficiency").asInt()).isEqualTo(4);
    assertThat(desk.poll("offer", f -> true)).isEmpty();
    Answer given = skills(supervisor.api(), Map.of(german, 7));
    given.expect(200);
    assertThat(given.etag()).isEqualTo(version(ana));
    desk.awaitOffer(chat);
    JsonNode line = lastAudit("user.skillsChanged");
    assertThat(line.at("/actor/id").asText()).isEqualTo(supervisor.id());
    assertThat(line.at("/subject/id").asText()).isEqualTo(ana.id());
    assertThat(line.at("/detail/name").asText()).isEqualTo("ana");
    assertThat(line.at("/detail/skillsBefore/0/proficiency").asInt()).isEqualTo(4);
    assertThat(line.at("/detail/skillsAfter/0/proficiency").asInt()).isEqualTo(7);
    assertThat(line.at("/detail/skillsAfter/0/name").asText()).isEqualTo("German");
  }

  @Test
  void whoWaitsInAQueueIsOfferedAtOnceToTheAgentWhoIsPutIntoIt() {
    Agent ben = shop.agent("ben");
    String queue =
        shop.queue("Returns", Map.of("members", List.of(ben.id()), "offerTimeoutSeconds", 600));
    String everybodys = shop.queue("Everybody", Map.of());
    Wire desk = keep(ana.available());
    String chat = waits(queue);
    assertThat(served()).containsEntry(everybodys, 1).doesNotContainKey(queue);
    queues(supervisor.api(), List.of(Map.of("queueId", queue, "rank", 3, "delaySeconds", 0)))
        .expect(200);
    desk.awaitOffer(chat);
    assertThat(served()).containsEntry(queue, 3).containsEntry(everybodys, 1);
    JsonNode line = lastAudit("user.queuesChanged");
    assertThat(line.at("/actor/id").asText()).isEqualTo(supervisor.id());
    assertThat(line.at("/detail/queuesBefore")).isEmpty();
    assertThat(line.at("/detail/queuesAfter/0/name").asText()).isEqualTo("Returns");
    assertThat(line.at("/detail/queuesAfter/0/rank").asInt()).isEqualTo(3);
    JsonNode stored = owner.get("/api/v1/queues/" + queue).expect(200);
    assertThat(stored.path("members").toString()).contains(ben.id(), ana.id());
    assertThat(stored.at("/ranks/0/userId").asText()).isEqualTo(ana.id());
    String before = version(ana);
    queues(supervisor.api(), List.of(Map.of("queueId", queue, "rank", 3))).expect(200);
    assertThat(version(ana)).as("nothing changed").isEqualTo(before);
    queues(supervisor.api(), List.of(Map.of("queueId", everybodys, "rank", 2))).expect(200);
    assertThat(served()).containsEntry(everybodys, 2).doesNotContainKey(queue);
    assertThat(owner.get("/api/v1/queues/" + queue).expect(200).path("ranks")).isEmpty();
    assertThat(owner.get("/api/v1/queues/" + everybodys).expect(200).path("members")).isEmpty();
  }

  private Map<String, Integer> served() {
    Map<String, Integer> ranks = new HashMap<>();
    supervisor
        .api()
        .get(path(ana, "queues"))
        .expect(200)
        .path("queues")
        .forEach(each -> ranks.put(each.path("queueId").asText(), each.path("rank").asInt()));
    return ranks;
  }

  @Test
  void aQueueKeepsTheLastWhomItNames() {
    String queue = shop.queue("Returns", Map.of("members", List.of(ana.id())));
    Answer refused = queues(supervisor.api(), List.of());
    assertThat(refused.expect(409).toString()).contains("Returns", "open to everybody");
    assertThat(served()).containsEntry(queue, 1);
  }

  @Test
  void onlySupervisorsChangeIt() {
    String skill = shop.skill("French");
    String queue = shop.queue("Chats", Map.of());
    skills(ana.api(), Map.of(skill, 1)).expect(403);
    queues(ana.api(), List.of(Map.of("queueId", queue, "rank", 2))).expect(403);
    skills(owner, Map.of(skill, 1)).expect(200);
    queues(owner, List.of(Map.of("queueId", queue, "rank", 2))).expect(200);
  }

  @Test
  void whatDoesNotFitIsRefusedAtItsPlace() {
    String skill = shop.skill("French");
    String queue = shop.queue("Chats", Map.of());
    Api api = supervisor.api();
    String unknown = UUID.randomUUID().toString();
    Map<String, Object> some = Map.of("skillId", skill, "proficiency", 1);
    String skills = path(ana, "skills");
    assertThat(pointers(skills(api, Map.of(unknown, 1)))).contains("/skills/0/skillId");
    assertThat(pointers(skills(api, Map.of("no id", 1)))).contains("/skills/0/skillId");
    assertThat(pointers(skills(api, Map.of(skill, 11)))).contains("/skills/0/proficiency");
    assertThat(pointers(api.put(skills, Map.of("skills", List.of(some, some)), version(ana))))
        .contains("/skills/1/skillId");
    assertThat(pointers(queues(api, List.of(Map.of("queueId", unknown)))))
        .contains("/queues/0/queueId");
    assertThat(pointers(queues(api, List.of(Map.of("queueId", queue, "rank", 100)))))
        .contains("/queues/0/rank");
    Map<String, Object> twice = Map.of("queueId", queue);
    assertThat(pointers(queues(api, List.of(twice, twice)))).contains("/queues/1/queueId");
    for (String what : List.of("skills", "queues")) {
      Map<String, Object> none = Map.of(what, List.of());
      assertThat(api.put(path(ana, what), none).status()).isEqualTo(428);
      assertThat(api.put(path(ana, what), none, "\"99\"").status()).isEqualTo(412);
      assertThat(api.put("/api/v1/users/" + unknown + "/" + what, none, "\"1\"").status())
          .isEqualTo(404);
    }
  }

  @Test
  void whoTakesNoWorkHasNeither() {
    Map<String, Object> noWork = new HashMap<>();
    noWork.put("agent", null);
    owner.change("/api/v1/users/" + ana.id(), noWork);
    assertThat(skills(owner, Map.of()).expect(409).toString()).contains("does not take work");
    assertThat(queues(owner, List.of()).expect(409).toString()).contains("does not take work");
    owner.get(path(ana, "queues")).expect(409);
  }

  @Test
  void theAuditOfAnAdministratorsChangeTellsOfSkillsToo() {
    String skill = shop.skill("French");
    Map<String, Object> held =
        Map.of("skills", List.of(Map.of("skillId", skill, "proficiency", 8)));
    owner.change("/api/v1/users/" + ana.id(), Map.of("agent", held));
    JsonNode detail = lastAudit("user.changed").path("detail");
    assertThat(detail.at("/fields/0").asText()).isEqualTo("skills");
    assertThat(detail.path("skillsBefore")).isEmpty();
    assertThat(detail.at("/skillsAfter/0/name").asText()).isEqualTo("French");
    assertThat(detail.at("/skillsAfter/0/proficiency").asInt()).isEqualTo(8);
    owner.change("/api/v1/users/" + ana.id(), Map.of("name", "Anna"));
    JsonNode renamed = lastAudit("user.changed").path("detail");
    assertThat(renamed.at("/fields/0").asText()).isEqualTo("name");
    assertThat(renamed.has("skillsAfter")).isFalse();
  }
}
