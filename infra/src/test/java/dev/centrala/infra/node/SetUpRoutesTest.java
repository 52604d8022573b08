package dev.centrala.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.Role;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.node.RestServer.Answer;
import dev.centrala.infra.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Set-up through the contract: defaults, versions, references, tenants that do not see each other.
 */
class SetUpRoutesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static SetUpFixture fixture;
  private static RestServer server;

  private String admin;

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
    admin = server.signIn(TestDatabase.anyTenant(), Role.ADMIN);
    fixture.changes.clear();
    fixture.audited.clear();
    fixture.registered.clear();
  }

  private String create(String path, String body) {
    Answer created = server.post(admin, "/api/v1/" + path, body);
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.text("id");
  }

  @Test
  void aQueueNeedsANameAndHasADefaultForEverythingElse() {
    Answer created = server.post(admin, "/api/v1/queues", "{\"name\":\"Support\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.etag()).isEqualTo("\"1\"");
    JsonNode queue = created.body();
    assertThat(queue.path("priority").asInt()).isZero();
    assertThat(queue.at("/serviceLevel/seconds").asInt()).isEqualTo(20);
    assertThat(queue.at("/serviceLevel/percent").asInt()).isEqualTo(80);
    assertThat(queue.path("selection").asText()).isEqualTo("longestIdle");
    assertThat(queue.path("offerTimeoutSeconds").asInt()).isEqualTo(20);
    assertThat(queue.at("/wrapUp/mode").asText()).isEqualTo("optional");
    assertThat(queue.at("/wrapUp/seconds").asInt()).isEqualTo(60);
    assertThat(server.get(admin, "/api/v1/queues/" + created.text("id")).body()).isEqualTo(queue);
    assertThat(fixture.changes).containsExactly("queue Support v1");
  }

  @Test
  void aPatchChangesWhatItNamesAndNullBringsTheDefaultBack() {
    String skill = create("skills", "{\"name\":\"Romanian\"}");
    String queue =
        create(
            "queues",
            """
            {"name":"Sales","priority":7,"requirements":[{"skillId":"%s","minimum":5}],
             "relaxations":[{"afterSeconds":30,"requirements":[{"skillId":"%s","minimum":2}]}]}\
            """
                .formatted(skill, skill));

    Answer changed =
        server.patch(
            admin,
            "/api/v1/queues/" + queue,
            "1",
            "{\"priority\":null,\"wrapUp\":{\"seconds\":90},\"selection\":\"roundRobin\"}");

    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.etag()).isEqualTo("\"2\"");
    assertThat(changed.body().path("priority").asInt()).isZero();
    assertThat(changed.body().at("/wrapUp/mode").asText()).isEqualTo("optional");
    assertThat(changed.body().at("/wrapUp/seconds").asInt()).isEqualTo(90);
    assertThat(changed.body().at("/requirements/0/minimum").asInt()).isEqualTo(5);
    assertThat(changed.body().at("/relaxations/0/afterSeconds").asInt()).isEqualTo(30);
    assertThat(fixture.audited.getLast().action()).isEqualTo("queue.changed");
    assertThat(fixture.audited.getLast().detail())
        .containsEntry("fields", List.of("priority", "wrapUp", "selection"));
    assertThat(fixture.changes).contains("queue Sales v2");
  }

  @Test
  void aChangeWithoutItsVersionOrWithAnOldOneIsRefused() {
    String path = "/api/v1/skills/" + create("skills", "{\"name\":\"Billing\"}");

    assertThat(server.send(admin, "PATCH", path, "{\"name\":\"Bills\"}", Map.of()).status())
        .isEqualTo(428);
    assertThat(server.patch(admin, path, "1", "{\"name\":\"Bills\"}").status()).isEqualTo(200);
    assertThat(server.patch(admin, path, "1", "{\"name\":\"Money\"}").status()).isEqualTo(412);
    assertThat(server.get(admin, path).text("name")).isEqualTo("Bills");
  }

  @Test
  void whatIsInUseCannotBeDeleted() {
    String skill = create("skills", "{\"name\":\"French\"}");
    String hours = create("hours", "{\"name\":\"Always\"}");
    String queue =
        create(
            "queues",
            "{\"name\":\"France\",\"hoursId\":\"%s\",\"requirements\":[{\"skillId\":\"%s\",\"minimum\":1}]}"
                .formatted(hours, skill));
    create(
        "entryPoints",
        "{\"name\":\"Shop\",\"channel\":\"chat\",\"queueId\":\"%s\"}".formatted(queue));

    for (String path : List.of("skills/" + skill, "hours/" + hours, "queues/" + queue)) {
      Answer refused = server.delete(admin, "/api/v1/" + path);
      assertThat(refused.status()).as(path).isEqualTo(409);
      assertThat(refused.text("code")).isEqualTo("inUse");
    }
    assertThat(fixture.changes).noneMatch(change -> change.startsWith("no queue"));
  }

  /** What no foreign key tells of. */
  @Test
  void whatFlowsAgentsOrLiveWorkUseCannotBeDeleted() {
    TenantId tenant = TestDatabase.anyTenant();
    admin = server.signIn(tenant, Role.ADMIN);
    String skill = create("skills", "{\"name\":\"Held\"}");
    String hours = create("hours", "{\"name\":\"Asked\"}");
    String queue = create("queues", "{\"name\":\"Busy\"}");
    String user = UUID.randomUUID().toString();
    DATABASE.asOwner(
        """
        INSERT INTO tenants VALUES
          ('%1$s', 1, 'T', 'UTC', 'en', 'requeue', 30, 3, 60, 60, 100, 25, 20, 20, 20, now());
        INSERT INTO users (tenant_id, user_id, version, email, name, roles, status, takes_work, created_at)
        VALUES ('%1$s', '%2$s', 1, 'a@example.com', 'A', '{agent}', 'active', true, now());
        INSERT INTO user_skills (tenant_id, user_id, skill_id, proficiency) VALUES ('%1$s', '%2$s', '%3$s', 5);
        INSERT INTO flows (tenant_id, id, version, name, published_version)
        VALUES ('%1$s', '%2$s', 1, 'F', 1);
        INSERT INTO flow_versions (tenant_id, flow_id, version, definition, created_at)
        VALUES ('%1$s', '%2$s', 1, '{"nodes":[{"hoursId":"%4$s"}]}', now());
        INSERT INTO interactions (tenant_id, id, version, channel, inbound, state, entry_point_id, thread_id, customer_id,
          queue_id, fence_incarnation, fence_counter, created_at, last_message_at, last_sequence)
        VALUES ('%1$s', '%2$s', 1, 'chat', true, 'queued', '%2$s', '%2$s', '%2$s', '%5$s', 0, 0, now(), now(), 1)\
        """
            .formatted(tenant, user, skill, hours, queue));

    for (String path : List.of("skills/" + skill, "hours/" + hours, "queues/" + queue)) {
      assertThat(server.delete(admin, "/api/v1/" + path).status()).as(path).isEqualTo(409);
    }
    Answer named =
        server.patch(
            admin, "/api/v1/queues/" + queue, "1", "{\"members\":[\"%s\"]}".formatted(user));
    assertThat(named.body().at("/members/0").asText()).isEqualTo(user);
    assertThat(
            server
                .patch(
                    admin,
                    "/api/v1/queues/" + queue,
                    "2",
                    "{\"members\":[\"%s\"]}".formatted(UUID.randomUUID()))
                .status())
        .isEqualTo(400);
  }

  @Test
  void whatIsNotInUseGoes() {
    String path = "/api/v1/queues/" + create("queues", "{\"name\":\"Brief\"}");

    assertThat(server.delete(admin, path).status()).isEqualTo(204);
    assertThat(server.get(admin, path).status()).isEqualTo(404);
    assertThat(server.delete(admin, path).status()).isEqualTo(404);
    assertThat(fixture.changes).contains("no queue Brief");
    assertThat(fixture.audited.getLast().action()).isEqualTo("queue.removed");
  }

  @Test
  void aNameIsTakenOnceWhateverItsCase() {
    create("queues", "{\"name\":\"Support\"}");
    assertThat(server.post(admin, "/api/v1/queues", "{\"name\":\"SUPPORT\"}").status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "queues|{}|/name",
        "queues|{\"name\":\"\"}|/name",
        "queues|{\"name\":\"A\",\"priority\":101}|/priority",
        "queues|{\"name\":\"A\",\"tenantId\":\"x\"}|/tenantId",
        "queues|{\"name\":\"A\",\"createdAt\":\"x\"}|/createdAt",
        "queues|{\"name\":\"A\",\"version\":3}|/version",
        "queues|{\"name\":\"A\",\"selection\":\"fastest\"}|/selection",
        "queues|{\"name\":\"A\",\"offerTimeoutSeconds\":0}|/offerTimeoutSeconds",
        "queues|{\"name\":\"A\",\"serviceLevel\":{\"percent\":101}}|/serviceLevel/percent",
        "hours|{\"name\":\"A\",\"timeZone\":\"Mars/Base\"}|/timeZone",
        "hours|{\"name\":\"A\",\"weekly\":[{\"day\":\"monday\",\"from\":\"25:00\",\"to\":\"26:00\"}]}|/weekly/0/from",
        "cannedResponses|{\"shortcut\":\"two words\",\"text\":\"x\"}|/shortcut",
        "entryPoints|{\"name\":\"A\",\"channel\":\"chat\"}|/flowId",
        "entryPoints|{\"name\":\"A\",\"channel\":\"sms\"}|/address",
        "entryPoints|{\"name\":\"A\",\"channel\":\"fax\"}|/channel",
      })
  void wrongInputIsRefusedWithAPointer(String path, String body, String pointer) {
    Answer refused = server.post(admin, "/api/v1/" + path, body);

    assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
    assertThat(refused.body().findValuesAsText("pointer"))
        .as(refused.body().toString())
        .anyMatch(found -> found.equals(pointer) || (found.isEmpty() && pointer.equals("/name")));
  }

  /** Row 5 of the attack list. */
  @Test
  void anotherTenantsIdsReadLikeIdsThatDoNotExist() {
    String skill = create("skills", "{\"name\":\"Secret\"}");
    String hours = create("hours", "{\"name\":\"Secret\"}");
    String queue = create("queues", "{\"name\":\"Secret\"}");
    String connection =
        create(
            "connections",
            """
            {"provider":"twilio","name":"T","credentials":{"accountSid":"AC1","authToken":"t"}}\
            """);
    List<String> paths =
        new ArrayList<>(
            List.of(
                "skills/" + skill,
                "hours/" + hours,
                "queues/" + queue,
                "connections/" + connection,
                "wrapUpCodes/" + create("wrapUpCodes", "{\"name\":\"Secret\"}"),
                "cannedResponses/"
                    + create("cannedResponses", "{\"shortcut\":\"s\",\"text\":\"t\"}"),
                "entryPoints/"
                    + create(
                        "entryPoints",
                        "{\"name\":\"S\",\"channel\":\"chat\",\"queueId\":\"%s\"}"
                            .formatted(queue))));
    String other = server.signIn(TestDatabase.anyTenant(), Role.OWNER);

    for (String path : paths) {
      String kind = path.substring(0, path.indexOf('/'));
      Answer random = server.get(other, "/api/v1/" + kind + "/" + UUID.randomUUID());
      assertThat(server.get(other, "/api/v1/" + path).body()).as(path).isEqualTo(random.body());
      assertThat(server.delete(other, "/api/v1/" + path).status()).as(path).isEqualTo(404);
      String field = kind.equals("cannedResponses") ? "text" : "name";
      String patch = "{\"%s\":\"mine\"}".formatted(field);
      assertThat(server.patch(other, "/api/v1/" + path, "1", patch).status())
          .as(path)
          .isEqualTo(404);
      assertThat(server.get(other, "/api/v1/" + kind).body().path("items")).as(kind).isEmpty();
    }
    for (String call : List.of("/test", "/numbers")) {
      String path = "/api/v1/connections/" + connection + call;
      Answer answer =
          call.equals("/test") ? server.post(other, path, null) : server.get(other, path);
      assertThat(answer.status()).as(call).isEqualTo(404);
    }
    for (String body :
        List.of(
            "{\"name\":\"Q\",\"hoursId\":\"%s\"}".formatted(hours),
            "{\"name\":\"Q\",\"requirements\":[{\"skillId\":\"%s\",\"minimum\":1}]}"
                .formatted(skill))) {
      assertThat(server.post(other, "/api/v1/queues", body).status()).as(body).isEqualTo(400);
    }
    for (String body :
        List.of(
            "{\"name\":\"E\",\"channel\":\"chat\",\"queueId\":\"%s\"}".formatted(queue),
            "{\"name\":\"E\",\"channel\":\"chat\",\"flowId\":\"%s\"}"
                .formatted(UUID.randomUUID()))) {
      assertThat(server.post(other, "/api/v1/entryPoints", body).status()).as(body).isEqualTo(404);
    }
  }

  /** Row 7 of the attack list. */
  @Test
  void anAgentReadsSetUpButDoesNotChangeIt() {
    TenantId tenant = TestDatabase.anyTenant();
    String agent = server.signIn(tenant, Role.AGENT);
    assertThat(server.get(agent, "/api/v1/queues").status()).isEqualTo(200);
    assertThat(server.post(agent, "/api/v1/queues", "{\"name\":\"Mine\"}").status()).isEqualTo(403);
    assertThat(server.get(agent, "/api/v1/connections").status()).isEqualTo(403);
    assertThat(server.get("", "/api/v1/queues").status()).isEqualTo(401);
  }

  @Test
  void aListIsReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      create("wrapUpCodes", "{\"name\":\"Code %d\"}".formatted(i));
    }
    List<String> names = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      Answer page = server.get(admin, "/api/v1/wrapUpCodes?limit=2" + cursor);
      page.body().path("items").forEach(item -> names.add(item.path("name").asText()));
      cursor = "&cursor=" + page.text("nextCursor");
      pages++;
      if (page.body().path("nextCursor").isNull()) {
        break;
      }
    } while (pages < 10);

    assertThat(names).containsExactly("Code 0", "Code 1", "Code 2", "Code 3", "Code 4");
    assertThat(pages).isEqualTo(3);
    assertThat(server.get(admin, "/api/v1/wrapUpCodes?cursor=bogus").status()).isEqualTo(400);
  }

  @Test
  void aConnectionGivesItsSecretToTheProviderOnly() {
    String connection =
        create(
            "connections",
            """
            {"provider":"twilio","name":"Main","credentials":{"accountSid":"AC7","authToken":"right-token"}}\
            """);
    String path = "/api/v1/connections/" + connection;

    Answer read = server.get(admin, path);
    assertThat(read.body().toString()).doesNotContain("right-token");
    assertThat(read.text("webhookBaseUrl"))
        .isEqualTo("https://centrala.example/connect/twilio/" + connection);
    assertThat(server.post(admin, path + "/test", null).body().path("ok").asBoolean()).isTrue();

    Answer changed =
        server.patch(admin, path, "1", "{\"credentials\":{\"authToken\":\"another\"}}");
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.body().at("/credentials/accountSid").asText()).isEqualTo("AC7");
    assertThat(server.post(admin, path + "/test", null).body().path("ok").asBoolean()).isFalse();
    assertThat(fixture.audited.toString()).doesNotContain("right-token", "another");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.provider.example,201",
    "http://api.provider.example,400",
    "https://api.provider.example:8443,400",
    "https://evil.example,400",
    "http://127.0.0.1:9999,201",
    "https://user@api.provider.example,400",
    "file:///etc/passwd,400"
  })
  void aProviderIsReachedAtItsOwnAddressOrOneThatTheOperatorAllows(String base, int status) {
    Answer answer =
        server.post(
            admin,
            "/api/v1/connections",
            """
            {"provider":"twilio","name":"N","credentials":{"accountSid":"AC1","authToken":"t"},"apiBaseUrl":"%s"}\
            """
                .formatted(base));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
  }

  @Test
  void anSmsEntryPointRegistersItsNumbersWebhooks() {
    String queue = create("queues", "{\"name\":\"Texts\"}");
    String connection =
        create(
            "connections",
            """
            {"provider":"twilio","name":"Main","credentials":{"accountSid":"AC7","authToken":"t"}}\
            """);
    String body =
        """
        {"name":"Number","channel":"sms","connectionId":"%s","address":"%s","queueId":"%s"}\
        """;

    Answer created =
        server.post(
            admin, "/api/v1/entryPoints", body.formatted(connection, "+40312345678", queue));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    assertThat(created.body().at("/webhook/state").asText()).isEqualTo("registered");
    assertThat(fixture.registered)
        .containsExactly("+40312345678 at https://centrala.example/connect/twilio/" + connection);

    Answer failed =
        server.post(
            admin, "/api/v1/entryPoints", body.formatted(connection, "+40312345670", queue));
    assertThat(failed.status()).isEqualTo(201);
    assertThat(failed.body().at("/webhook/state").asText()).isEqualTo("failed");
    assertThat(failed.body().at("/webhook/detail").asText()).isEqualTo("no such number");
    assertThat(
            server
                .post(admin, "/api/v1/entryPoints/" + failed.text("id") + "/webhook", null)
                .body()
                .at("/webhook/state")
                .asText())
        .isEqualTo("failed");

    JsonNode numbers =
        server.get(admin, "/api/v1/connections/" + connection + "/numbers").body().path("items");
    assertThat(numbers.at("/0/entryPointId").asText()).isEqualTo(created.text("id"));
    assertThat(
            server
                .post(
                    admin, "/api/v1/entryPoints", body.formatted(connection, "+40312345678", queue))
                .status())
        .isEqualTo(409);
  }

  @Test
  void aChatEntryPointHasAWidgetThatAnybodyMayAskAbout() {
    String hours =
        create(
            "hours",
            """
            {"name":"Mondays","weekly":[{"day":"monday","from":"09:00","to":"12:30"}],
             "holidays":[{"date":"2026-12-25","name":"Christmas"}]}\
            """);
    String queue = create("queues", "{\"name\":\"Chats\",\"hoursId\":\"%s\"}".formatted(hours));
    Answer created =
        server.post(
            admin,
            "/api/v1/entryPoints",
            """
            {"name":"Shop","channel":"chat","queueId":"%s",
             "settings":{"widget":{"title":"Ask us","allowedOrigins":["https://shop.example"]}}}\
            """
                .formatted(queue));
    String widget = created.text("widgetId");
    assertThat(created.text("snippet"))
        .isEqualTo(
            "<script async src=\"https://centrala.example/widget/v1.js\" data-widget=\"%s\"></script>"
                .formatted(widget));

    Answer config = server.get("", "/api/v1/widgets/" + widget + "/config");
    assertThat(config.status()).as(config.body().toString()).isEqualTo(200);
    assertThat(config.text("title")).isEqualTo("Ask us");
    assertThat(config.body().path("open").asBoolean()).as("Monday, noon there").isTrue();

    String path = "/api/v1/queues/" + queue;
    server.patch(admin, path, "1", "{\"closed\":true}");
    assertThat(
            server.get("", "/api/v1/widgets/" + widget + "/config").body().path("open").asBoolean())
        .isFalse();
    assertThat(server.get("", "/api/v1/widgets/" + UUID.randomUUID() + "/config").status())
        .isEqualTo(404);

    Answer moved =
        server.patch(
            admin,
            "/api/v1/entryPoints/" + created.text("id"),
            "1",
            "{\"settings\":{\"widget\":{\"color\":\"#000000\"}}}");
    assertThat(moved.text("widgetId")).isEqualTo(widget);
    assertThat(moved.body().at("/settings/widget/title").asText()).isEqualTo("Ask us");
    assertThat(
            server
                .patch(
                    admin,
                    "/api/v1/entryPoints/" + created.text("id"),
                    "2",
                    "{\"settings\":{\"widget\":{\"allowedOrigins\":[\"https://a.example; script-src"
                        + " *\"]}}}")
                .status())
        .isEqualTo(400);
  }
}
