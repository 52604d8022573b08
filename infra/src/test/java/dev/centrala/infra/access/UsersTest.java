package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users, roles and keys, and the wall between tenants. Rows 5, 6 and 7 of the attack list. */
class UsersTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  private static JsonNode owner;
  private static String token;
  private static String strangersToken;

  @BeforeAll
  static void signUp() {
    owner = NODE.signUp("Ours", "owner@ours.example");
    token = owner.path("accessToken").asText();
    strangersToken = NODE.signUp("Theirs", "owner@theirs.example").path("accessToken").asText();
  }

  @Test
  void anInvitedPersonChoosesAPasswordAndIsIn() {
    JsonNode invited = invite("new@ours.example", "agent").expect(201);
    assertThat(invited.path("status").asText()).isEqualTo("invited");
    assertThat(invited.path("agent").path("skills")).isEmpty();
    String early = NODE.mailedToken("new@ours.example");
    NODE.clock.advance(Duration.ofSeconds(1));
    NODE.client
        .post("/api/v1/users/" + invited.path("id").asText() + "/invitation", Map.of(), token)
        .expect(202);
    accept(early).expect(400);
    JsonNode tokens = accept(NODE.mailedToken("new@ours.example")).expect(201);
    JsonNode me = NODE.client.get("/api/v1/me", tokens.path("accessToken").asText()).expect(200);
    assertThat(me.path("name").asText()).isEqualTo("Chosen Name");
    invite("new@ours.example", "agent").expect(409);
    NODE.client
        .post("/api/v1/users/" + invited.path("id").asText() + "/invitation", Map.of(), token)
        .expect(409);
    assertThat(NODE.client.get("/api/v1/audit", token).expect(200).findValuesAsText("action"))
        .contains("user.invited", "user.invitedAgain", "user.accepted");
  }

  @Test
  void changesNeedTheVersionTheyWereMadeFrom() {
    JsonNode user = invite("version@ours.example", "agent").expect(201);
    String path = "/api/v1/users/" + user.path("id").asText();
    NODE.client.send("PATCH", path, Map.of("name", "X"), token, Map.of()).expect(428);
    Client.Answer changed = NODE.client.patch(path, Map.of("name", "Other Name"), token, 1);
    assertThat(changed.expect(200).path("name").asText()).isEqualTo("Other Name");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    NODE.client.patch(path, Map.of("name", "Late"), token, 1).expect(412);
    Map<String, Object> noAgent = new HashMap<>();
    noAgent.put("agent", null);
    assertThat(NODE.client.patch(path, noAgent, token, 2).expect(200).path("agent").isNull())
        .isTrue();
    JsonNode agent =
        NODE.client
            .patch(path, Map.of("agent", Map.of("capacity", Map.of("chat", 50))), token, 3)
            .expect(200)
            .path("agent");
    assertThat(agent.path("capacity").path("chat").asInt()).isEqualTo(50);
    // The hook of this test knows no skill at all.
    NODE.client
        .patch(
            path,
            Map.of(
                "agent",
                Map.of(
                    "skills",
                    List.of(Map.of("skillId", UUID.randomUUID().toString(), "proficiency", 5)))),
            token,
            4)
        .expect(400);
  }

  @Test
  void row5AnotherTenantsUsersAndKeysDoNotExist() {
    String user = "/api/v1/users/" + owner.path("userId").asText();
    String random = "/api/v1/users/" + UUID.randomUUID();
    assertThat(NODE.client.get(user, strangersToken).expect(404))
        .isEqualTo(NODE.client.get(random, strangersToken).expect(404));
    NODE.client.patch(user, Map.of("name", "Mine"), strangersToken, 1).expect(404);
    NODE.client.post(user + "/invitation", Map.of(), strangersToken).expect(404);
    NODE.client.get("/api/v1/users/not-an-id", strangersToken).expect(404);
    JsonNode key =
        NODE.client
            .post("/api/v1/keys", Map.of("name", "Ours", "roles", List.of("agent")), token)
            .expect(201);
    NODE.client.delete("/api/v1/keys/" + key.path("id").asText(), strangersToken).expect(404);
    for (String list : List.of("/api/v1/users", "/api/v1/keys", "/api/v1/audit")) {
      assertThat(NODE.client.get(list, strangersToken).expect(200).toString())
          .doesNotContain("ours.example")
          .doesNotContain("\"Ours\"")
          .doesNotContain(owner.path("userId").asText());
    }
  }

  @Test
  void row6FieldsThatAreNotAskedForAreRefused() {
    for (String field : List.of("tenantId", "role", "createdAt", "passwordHash")) {
      Map<String, Object> body =
          new HashMap<>(Map.of("email", "x@ours.example", "name", "X", "roles", List.of("agent")));
      body.put(field, "x");
      JsonNode problem = NODE.client.post("/api/v1/users", body, token).expect(400);
      assertThat(problem.path("errors").findValuesAsText("pointer")).contains("/" + field);
      NODE.client.patch("/api/v1/tenant", Map.of(field, "x"), token, 1).expect(400);
      NODE.client.send("PATCH", "/api/v1/me", Map.of(field, "x"), token, Map.of()).expect(400);
    }
  }

  @Test
  void row7EachRoleIsHeldToItsRights() {
    String agent = NODE.member(token, "a@ours.example", "agent").path("accessToken").asText();
    String supervisor =
        NODE.member(token, "s@ours.example", "supervisor").path("accessToken").asText();
    JsonNode adminTokens = NODE.member(token, "d@ours.example", "admin");
    String admin = adminTokens.path("accessToken").asText();
    for (String low : List.of(agent, supervisor)) {
      NODE.client
          .post(
              "/api/v1/users",
              Map.of("email", "y@y.example", "name", "Y", "roles", List.of("agent")),
              low)
          .expect(403);
      NODE.client.patch("/api/v1/tenant", Map.of("name", "Mine"), low, 1).expect(403);
      NODE.client.get("/api/v1/keys", low).expect(403);
      NODE.client.get("/api/v1/audit", low).expect(403);
      NODE.client.get("/api/v1/users", low).expect(200);
      // Not even with a body that breaks the contract: whether they may comes first.
      NODE.client.post("/api/v1/users", Map.of("nonsense", 1), low).expect(403);
    }
    NODE.client.get("/api/v1/audit", admin).expect(200);
    NODE.client
        .post(
            "/api/v1/users",
            Map.of("email", "o@y.example", "name", "O", "roles", List.of("owner")),
            admin)
        .expect(403);
    NODE.client
        .post("/api/v1/keys", Map.of("name", "O", "roles", List.of("owner")), admin)
        .expect(403);
    String ownerPath = "/api/v1/users/" + owner.path("userId").asText();
    long version = NODE.client.get(ownerPath, token).expect(200).path("version").asLong();
    NODE.client.patch(ownerPath, Map.of("status", "deactivated"), admin, version).expect(403);
    String adminPath = "/api/v1/users/" + adminTokens.path("userId").asText();
    long adminVersion = NODE.client.get(adminPath, token).expect(200).path("version").asLong();
    NODE.client
        .patch(adminPath, Map.of("roles", List.of("owner")), admin, adminVersion)
        .expect(403);
    JsonNode last =
        NODE.client.patch(ownerPath, Map.of("roles", List.of("agent")), token, version).expect(409);
    assertThat(last.path("code").asText()).isEqualTo("lastOwner");
    NODE.client.patch(ownerPath, Map.of("status", "deactivated"), token, version).expect(409);

    // A role taken away is gone with the next request, though the token still names it.
    NODE.client
        .patch(adminPath, Map.of("roles", List.of("agent")), token, adminVersion)
        .expect(200);
    NODE.clock.advance(Duration.ofSeconds(4));
    NODE.client.get("/api/v1/audit", admin).expect(403);
  }

  @Test
  void theTenantsSettingsAreMerged() {
    String fresh = NODE.signUp("Settled", "owner@settled.example").path("accessToken").asText();
    Client.Answer before = NODE.client.get("/api/v1/tenant", fresh);
    assertThat(before.header("ETag")).isEqualTo("\"1\"");
    JsonNode after =
        NODE.client
            .patch(
                "/api/v1/tenant",
                Map.of(
                    "timeZone",
                    "Europe/Bucharest",
                    "settings",
                    Map.of("graceSeconds", 45, "capacity", Map.of("chat", 50))),
                fresh,
                1)
            .expect(200);
    assertThat(after.path("settings").path("graceSeconds").asInt()).isEqualTo(45);
    assertThat(after.path("settings").path("capacity").path("chat").asInt()).isEqualTo(50);
    assertThat(after.path("settings").path("capacity").path("voice").asInt()).isEqualTo(100);
    assertThat(after.path("settings").path("disconnectedPolicy").asText()).isEqualTo("requeue");
    NODE.client.patch("/api/v1/tenant", Map.of("name", "Late"), fresh, 1).expect(412);
    NODE.client
        .patch("/api/v1/tenant", Map.of("settings", Map.of("graceSeconds", -1)), fresh, 2)
        .expect(400);
  }

  @Test
  void meCanBeRenamedAndKeepsPreferences() {
    JsonNode me =
        NODE.client
            .send(
                "PATCH",
                "/api/v1/me",
                Map.of("preferences", Map.of("theme", "dark", "list", List.of(1, 2))),
                token,
                Map.of())
            .expect(200);
    assertThat(me.path("preferences").path("theme").asText()).isEqualTo("dark");
    assertThat(NODE.client.get("/api/v1/me", token).expect(200).path("preferences"))
        .isEqualTo(me.path("preferences"));
  }

  @Test
  void listsComeInPages() {
    String fresh = NODE.signUp("Paged", "owner@paged.example").path("accessToken").asText();
    for (int i = 0; i < 4; i++) {
      NODE.client
          .post(
              "/api/v1/users",
              Map.of("email", "p" + i + "@paged.example", "name", "P", "roles", List.of("agent")),
              fresh)
          .expect(201);
    }
    JsonNode first = NODE.client.get("/api/v1/users?limit=3", fresh).expect(200);
    JsonNode second =
        NODE.client
            .get("/api/v1/users?limit=3&cursor=" + first.path("nextCursor").asText(), fresh)
            .expect(200);
    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("nextCursor").isNull()).isTrue();
    NODE.client.get("/api/v1/users?cursor=nonsense!", fresh).expect(400);
    NODE.client.get("/api/v1/users?limit=201", fresh).expect(400);
  }

  private static Client.Answer invite(String email, String role) {
    return NODE.client.post(
        "/api/v1/users",
        Map.of("email", email, "name", "Demo " + role, "roles", List.of(role)),
        token);
  }

  private static Client.Answer accept(String mailed) {
    return NODE.client.post(
        "/api/v1/invitations/accept",
        Map.of("token", mailed, "password", "correct horse 1", "name", "Chosen Name"));
  }
}
