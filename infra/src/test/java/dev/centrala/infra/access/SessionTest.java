package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.shared.SessionId;
import dev.centrala.infra.postgres.access.EndedSessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in, staying in and being thrown out. Row 2 of the attack list, the HTTP part. */
class SessionTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  @Test
  void theRightPasswordSignsInAndAWrongOneReadsLikeAnUnknownAddress() {
    NODE.signUp("In", "in@x.example");
    JsonNode tokens = signIn("IN@x.example", "correct horse 1").expect(201);
    assertThat(NODE.client.get("/api/v1/me", tokens.path("accessToken").asText()).status())
        .isEqualTo(200);
    JsonNode wrong = signIn("in@x.example", "wrong horse 12").expect(401);
    JsonNode unknown = signIn("nobody@x.example", "wrong horse 12").expect(401);
    assertThat(wrong).isEqualTo(unknown);
  }

  @Test
  void aRefreshTokenWorksOnceAndItsReuseEndsTheFamily() {
    JsonNode first = NODE.signUp("Family", "family@x.example");
    JsonNode second = refresh(first).expect(200);
    JsonNode third = refresh(second).expect(200);
    assertThat(third.path("refreshToken")).isNotEqualTo(second.path("refreshToken"));
    refresh(first).expect(401);
    refresh(third).expect(401);
    assertThat(me(third)).isEqualTo(401);
    JsonNode other = signIn("family@x.example", "correct horse 1").expect(201);
    assertThat(
            NODE.client
                .get("/api/v1/audit", other.path("accessToken").asText())
                .expect(200)
                .findValuesAsText("action"))
        .contains("session.refreshTokenReused");
    NODE.client
        .post("/api/v1/sessions/refresh", Map.of("refreshToken", "not one of ours"))
        .expect(401);
  }

  @Test
  void twoUsesOfOneRefreshTokenAtOnceGiveOneSession() throws Exception {
    JsonNode tokens = NODE.signUp("Race", "race@x.example");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> refresh(tokens).status());
      var two = threads.submit(() -> refresh(tokens).status());
      assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(200, 401);
    }
  }

  @Test
  void aRefreshTokenEndsAfterTwoQuietWeeks() {
    JsonNode tokens = NODE.signUp("Quiet", "quiet@x.example");
    NODE.clock.advance(Duration.ofDays(13));
    JsonNode still = refresh(tokens).expect(200);
    NODE.clock.advance(Duration.ofDays(14));
    refresh(still).expect(401);
  }

  @Test
  void signingOutEndsTheSessionAtOnce() {
    JsonNode tokens = NODE.signUp("Out", "out@x.example");
    assertThat(me(tokens)).isEqualTo(200);
    assertThat(
            NODE.client
                .delete("/api/v1/sessions/current", tokens.path("accessToken").asText())
                .status())
        .isEqualTo(204);
    assertThat(me(tokens)).isEqualTo(401);
    refresh(tokens).expect(401);
    assertThat(NODE.ended).isNotEmpty();
  }

  @Test
  void row2ADeactivatedUsersTokensDieWithinFiveSecondsOnEveryNode() {
    JsonNode owner = NODE.signUp("Firm", "firm@x.example");
    String ownerToken = owner.path("accessToken").asText();
    JsonNode agent = NODE.member(ownerToken, "leaver@x.example", "agent");
    Client otherNode = new Client(NODE.listen(NODE.newParts()), NODE.json);
    String token = agent.path("accessToken").asText();
    assertThat(otherNode.get("/api/v1/me", token).status()).isEqualTo(200);

    String path = "/api/v1/users/" + agent.path("userId").asText();
    JsonNode user = NODE.client.get(path, ownerToken).expect(200);
    NODE.client
        .patch(path, Map.of("status", "deactivated"), ownerToken, user.path("version").asLong())
        .expect(200);
    assertThat(NODE.client.get("/api/v1/me", token).status()).isEqualTo(401);
    NODE.clock.advance(Duration.ofSeconds(4));
    assertThat(otherNode.get("/api/v1/me", token).status()).isEqualTo(401);
    refresh(agent).expect(401);
    signIn("leaver@x.example", "correct horse 1").expect(401);
    assertThat(NODE.changedUsers)
        .anyMatch(changed -> changed.name().equals("Demo agent") && !changed.isActive());

    Set<SessionId> heardElsewhere = ConcurrentHashMap.newKeySet();
    new EndedSessions(
            NODE.database.transactions(), (tenant, who, session) -> heardElsewhere.add(session))
        .look();
    assertThat(heardElsewhere).isNotEmpty().allMatch(NODE.ended::contains);

    JsonNode gone = NODE.client.get(path, ownerToken).expect(200);
    NODE.client
        .patch(path, Map.of("status", "active"), ownerToken, gone.path("version").asLong())
        .expect(200);
    signIn("leaver@x.example", "correct horse 1").expect(201);
    assertThat(NODE.client.get("/api/v1/me", token).status()).isEqualTo(401);
  }

  @Test
  void oneAddressInTwoTenantsIsAskedWhich() {
    JsonNode one = NODE.signUp("First firm", "both@x.example");
    JsonNode two = NODE.signUp("Second firm", "second@x.example");
    NODE.member(two.path("accessToken").asText(), "both@x.example", "agent");
    JsonNode choice = signIn("both@x.example", "correct horse 1").expect(409);
    assertThat(choice.path("type").asText()).isEqualTo("/problems/tenant-choice");
    assertThat(choice.findValuesAsText("name"))
        .containsExactlyInAnyOrder("First firm", "Second firm");
    JsonNode tokens =
        NODE.client
            .post(
                "/api/v1/sessions",
                Map.of(
                    "email", "both@x.example",
                    "password", "correct horse 1",
                    "tenantId", one.path("tenantId").asText()))
            .expect(201);
    assertThat(tokens.path("tenantId")).isEqualTo(one.path("tenantId"));
  }

  private static Client.Answer signIn(String email, String password) {
    return NODE.client.post("/api/v1/sessions", Map.of("email", email, "password", password));
  }

  private static Client.Answer refresh(JsonNode tokens) {
    return NODE.client.post(
        "/api/v1/sessions/refresh", Map.of("refreshToken", tokens.path("refreshToken").asText()));
  }

  private static int me(JsonNode tokens) {
    return NODE.client.get("/api/v1/me", tokens.path("accessToken").asText()).status();
  }
}
