package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.access.Role;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.node.RestServer.Answer;
import dev.centrala.infra.postgres.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agent groups, and what a queue asks of agents and how it serves, over HTTP. */
class RoutingSetUpTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static SetUpFixture fixture;
  private static RestServer server;

  private String admin = "";
  private String user = "";
  private String skill = "";
  private String group = "";

  @BeforeAll
  static void serve() {
    fixture = new SetUpFixture(DATABASE);
    server =
        new RestServer(
            DATABASE.vertx(), fixture.json, fixture.parts.contract(), fixture.parts.routes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newTenant() {
    TenantId tenant = TestDatabase.anyTenant();
    admin = server.signIn(tenant, Role.ADMIN);
    user = UUID.randomUUID().toString();
    DATABASE.asOwner(
        """
        INSERT INTO tenants VALUES
          ('%1$s', 1, 'T', 'UTC', 'en', 'requeue', 30, 3, 60, 60, 100, 25, 20, 20, 20, now());
        INSERT INTO users (tenant_id, user_id, version, email, name, roles, status, takes_work, created_at)
        VALUES ('%1$s', '%2$s', 1, 'a@example.com', 'A', '{agent}', 'active', true, now())\
        """
            .formatted(tenant, user));
    skill = create("skills", "{\"name\":\"German\"}");
    group = create("agentGroups", "{\"name\":\"Berlin\",\"members\":[\"U\"]}");
    fixture.changes.clear();
    fixture.audited.clear();
  }

  /** U, S and G stand for the ids of the tenant's user, skill and group. */
  private String named(String body) {
    return body.replace("\"U\"", '"' + user + '"')
        .replace("\"S\"", '"' + skill + '"')
        .replace("\"G\"", '"' + group + '"');
  }

  private String create(String path, String body) {
    Answer created = server.post(admin, "/api/v1/" + path, named(body));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.text("id");
  }

  @Test
  void aQueueKeepsClausesRanksAndHowItServes() {
    String id =
        create(
            "queues",
            """
            {"name":"Q","requirements":[{"skillId":"S","minimum":5},{"anyOf":[{"skillId":"S","minimum":3},{"groupId":"G"}]}],
             "relaxations":[{"afterSeconds":30,"requirements":[{"groupId":"G"}]}],"order":"dueBy","selection":"leastHandled",
             "ranks":[{"userId":"U","rank":2,"delaySeconds":30}],"paused":true,"autoAccept":true}\
            """);
    Answer queue = server.get(admin, "/api/v1/queues/" + id);
    assertThat(queue.body().path("requirements").toString())
        .isEqualTo(
            named(
                """
                [{"skillId":"S","minimum":5},{"anyOf":[{"skillId":"S","minimum":3},{"groupId":"G"}]}]\
                """));
    assertThat(queue.body().at("/relaxations/0/requirements/0/groupId").asText()).isEqualTo(group);
    assertThat(queue.body().path("ranks").toString())
        .isEqualTo(named("[{\"userId\":\"U\",\"rank\":2,\"delaySeconds\":30}]"));
    assertThat(queue.text("order")).isEqualTo("dueBy");
    assertThat(queue.text("selection")).isEqualTo("leastHandled");
    assertThat(queue.body().path("autoAccept").asBoolean()).isTrue();

    Answer resumed = server.patch(admin, "/api/v1/queues/" + id, "1", "{\"paused\":false}");
    assertThat(resumed.body().path("paused").asBoolean()).isFalse();
    assertThat(resumed.body().path("ranks")).isEqualTo(queue.body().path("ranks"));
    assertThat(fixture.changes).containsExactly("queue Q v1", "queue Q v2");
  }

  @Test
  void aQueueOfBeforeServesAsItAlwaysDid() {
    Answer queue = server.get(admin, "/api/v1/queues/" + create("queues", "{\"name\":\"Old\"}"));
    assertThat(queue.text("order")).isEqualTo("fifo");
    assertThat(queue.body().path("ranks")).isEmpty();
    assertThat(queue.body().path("paused").asBoolean()).isFalse();
    assertThat(queue.body().path("autoAccept").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"requirements\":[{}]|/requirements/0",
        "\"requirements\":[{\"skillId\":\"S\"}]|/requirements/0/minimum",
        "\"requirements\":[{\"skillId\":\"S\",\"minimum\":11}]|/requirements/0/minimum",
        "\"requirements\":[{\"skillId\":\"x\",\"minimum\":1}]|/requirements/0/skillId",
        "\"requirements\":[{\"skillId\":\"N\",\"minimum\":1}]|/requirements/0/skillId",
        "\"requirements\":[{\"groupId\":\"N\"}]|/requirements/0/groupId",
        "\"requirements\":[{\"groupId\":\"G\",\"minimum\":1}]|/requirements/0/minimum",
        "\"requirements\":[{\"anyOf\":[]}]|/requirements/0/anyOf",
        "\"requirements\":[{\"anyOf\":[{\"groupId\":\"G\"},{\"groupId\":\"N\"}]}]|/requirements/0/anyOf/1/groupId",
        "\"requirements\":[{\"skillId\":\"S\",\"minimum\":1},{\"skillId\":\"S\",\"minimum\":2}]|/requirements/1/skillId",
        "\"relaxations\":[{\"afterSeconds\":9,\"requirements\":[{\"groupId\":\"N\"}]}]|/relaxations/0/requirements/0/groupId",
        "\"relaxations\":[{\"afterSeconds\":9,\"requirements\":[]},{\"afterSeconds\":9,\"requirements\":[]}]|/relaxations/1/afterSeconds",
        "\"ranks\":[{\"userId\":\"N\"}]|/ranks/0/userId",
        "\"ranks\":[{\"userId\":\"U\"},{\"userId\":\"U\"}]|/ranks/1/userId",
        "\"ranks\":[{\"userId\":\"x\"}]|/ranks/0/userId",
        "\"ranks\":[{\"userId\":\"U\",\"rank\":100}]|/ranks/0/rank",
        "\"ranks\":[{\"userId\":\"U\",\"delaySeconds\":10000}]|/ranks/0/delaySeconds",
        "\"members\":[\"U\",\"N\"]|/members/1",
        "\"hoursId\":\"N\"|/hoursId",
        "\"order\":\"random\"|/order",
        "\"paused\":\"yes\"|/paused",
        "\"maxLength\":0|/maxLength",
        "\"maxWaitSeconds\":700000|/maxWaitSeconds",
        "\"shortAbandonSeconds\":-1|/shortAbandonSeconds",
        "\"overflows\":[{\"when\":\"wait\",\"threshold\":0,\"queueId\":\"N\"}]|/overflows/0/threshold",
        "\"overflows\":[{\"when\":\"moon\",\"threshold\":9,\"queueId\":\"N\"}]|/overflows/0/when",
        "\"overflows\":[{\"when\":\"wait\",\"threshold\":9,\"queueId\":\"N\"}]|/overflows/0/queueId",
      })
  void whatAQueueCannotBeIsRefusedWithAPointer(String fields, String pointer) {
    String body = fields.replace("\"N\"", '"' + UUID.randomUUID().toString() + '"');
    Answer refused = server.post(admin, "/api/v1/queues", named("{\"name\":\"Q\"," + body + "}"));
    assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
    assertThat(refused.body().findValuesAsText("pointer"))
        .as(refused.body().toString())
        .contains(pointer);
  }

  @Test
  void aQueueKeepsHowMuchWaitingItAllows() {
    String other = create("queues", "{\"name\":\"Other\"}");
    String limits =
        """
        "maxLength":20,"maxWaitSeconds":600,"emptyOnClose":true,"shortAbandonSeconds":5,
        "overflows":[{"when":"wait","threshold":60,"queueId":"O"},{"when":"estimatedWait","threshold":90,"queueId":"O"}]\
        """
            .replace("\"O\"", '"' + other + '"');
    String id = create("queues", "{\"name\":\"Q\"," + limits + "}");
    Answer queue = server.get(admin, "/api/v1/queues/" + id);
    assertThat(queue.body().path("maxLength").asInt()).isEqualTo(20);
    assertThat(queue.body().path("maxWaitSeconds").asInt()).isEqualTo(600);
    assertThat(queue.body().path("emptyOnClose").asBoolean()).isTrue();
    assertThat(queue.body().path("shortAbandonSeconds").asInt()).isEqualTo(5);
    assertThat(queue.body().at("/overflows/1/when").asText()).isEqualTo("estimatedWait");
    assertThat(queue.body().at("/overflows/1/threshold").asInt()).isEqualTo(90);
    assertThat(server.delete(admin, "/api/v1/queues/" + other).text("code")).isEqualTo("inUse");

    String own = "{\"overflows\":[{\"when\":\"wait\",\"threshold\":60,\"queueId\":\"%s\"}]}";
    Answer itself = server.patch(admin, "/api/v1/queues/" + id, "1", own.formatted(id));
    assertThat(itself.body().findValuesAsText("pointer")).contains("/overflows/0/queueId");
    String none = "{\"maxLength\":null,\"overflows\":[]}";
    Answer lifted = server.patch(admin, "/api/v1/queues/" + id, "1", none);
    assertThat(lifted.body().path("maxLength").isNull()).isTrue();
    assertThat(lifted.body().path("maxWaitSeconds").asInt()).isEqualTo(600);
    assertThat(server.delete(admin, "/api/v1/queues/" + other).status()).isEqualTo(204);
  }

  @Test
  void aGroupIsSetUpLikeAnythingElse() {
    String path = "/api/v1/agentGroups/" + group;
    assertThat(server.get(admin, path).body().path("members").toString())
        .isEqualTo(named("[\"U\"]"));
    Answer changed = server.patch(admin, path, "1", "{\"name\":\"Munich\",\"members\":[]}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.etag()).isEqualTo("\"2\"");
    assertThat(changed.body().path("members")).isEmpty();
    assertThat(fixture.changes).containsExactly("group, 1 moved");
    assertThat(fixture.audited.getLast().action()).isEqualTo("agentGroup.changed");
    assertThat(server.get(admin, "/api/v1/agentGroups").body().path("items")).hasSize(1);
    assertThat(server.patch(admin, path, "1", "{\"name\":\"Late\"}").status()).isEqualTo(412);
    Answer unknown =
        server.patch(admin, path, "2", "{\"members\":[\"%s\"]}".formatted(UUID.randomUUID()));
    assertThat(unknown.body().findValuesAsText("pointer")).contains("/members/0");
    assertThat(server.delete(admin, path).status()).isEqualTo(204);
    assertThat(server.get(admin, path).status()).isEqualTo(404);
    assertThat(fixture.audited.getLast().action()).isEqualTo("agentGroup.removed");
  }

  @Test
  void aGroupInUseStays() {
    String queue =
        create("queues", "{\"name\":\"Q\",\"requirements\":[{\"anyOf\":[{\"groupId\":\"G\"}]}]}");
    Answer refused = server.delete(admin, "/api/v1/agentGroups/" + group);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("inUse");
    server.patch(admin, "/api/v1/queues/" + queue, "1", "{\"requirements\":[]}");
    assertThat(server.delete(admin, "/api/v1/agentGroups/" + group).status()).isEqualTo(204);
  }

  @Test
  void anotherTenantsThingsAreNotThere() {
    String other = server.signIn(TestDatabase.anyTenant(), Role.OWNER);
    String queue = create("queues", "{\"name\":\"Theirs\"}");
    String path = "/api/v1/agentGroups/" + group;
    assertThat(server.get(other, path).status()).isEqualTo(404);
    assertThat(server.patch(other, path, "1", "{\"name\":\"mine\"}").status()).isEqualTo(404);
    assertThat(server.delete(other, path).status()).isEqualTo(404);
    assertThat(server.get(other, "/api/v1/agentGroups").body().path("items")).isEmpty();
    for (String fields :
        List.of(
            "\"requirements\":[{\"groupId\":\"G\"}]",
            "\"requirements\":[{\"skillId\":\"S\",\"minimum\":1}]",
            "\"ranks\":[{\"userId\":\"U\"}]",
            "\"members\":[\"U\"]",
            "\"overflows\":[{\"when\":\"wait\",\"threshold\":60,\"queueId\":\"Q\"}]")) {
      String body = named("{\"name\":\"X\"," + fields + "}").replace("\"Q\"", '"' + queue + '"');
      assertThat(server.post(other, "/api/v1/queues", body).status()).as(body).isEqualTo(400);
    }
    String stolen = named("{\"name\":\"Mine\",\"members\":[\"U\"]}");
    assertThat(server.post(other, "/api/v1/agentGroups", stolen).status()).isEqualTo(400);
  }

  @Test
  void anAgentReadsGroupsButDoesNotChangeThem() {
    TenantId tenant = TestDatabase.anyTenant();
    String agent = server.signIn(tenant, Role.AGENT);
    assertThat(server.get(agent, "/api/v1/agentGroups").status()).isEqualTo(200);
    assertThat(server.post(agent, "/api/v1/agentGroups", "{\"name\":\"Mine\"}").status())
        .isEqualTo(403);
  }
}
