package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.Limit;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second factor: turning it on, signing in with it, losing it. */
class TotpTest {
  private static final String PASSWORD = "correct horse 1";
  private static final Limit OPEN =
      new Limit("open", 100_000, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  @RegisterExtension
  static final AccessNode NODE =
      new AccessNode(
          new AccessLimits(
              AccessLimits.standard().signInAccount(), OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN));

  /** A user with a second factor, whose next code is unused. */
  private record Enrolled(String email, JsonNode tokens, String secret, List<String> recovery) {
    String token() {
      return tokens.path("accessToken").asText();
    }

    String code() {
      return TotpCodes.at(secret, NODE.clock.instant());
    }
  }

  private static Enrolled enrolled(String email) {
    return enrol(email, NODE.signUp("Factor", email));
  }

  private static Enrolled enrol(String email, JsonNode tokens) {
    String token = tokens.path("accessToken").asText();
    JsonNode secret =
        NODE.client.post("/api/v1/me/totp", Map.of("currentPassword", PASSWORD), token).expect(201);
    String text = secret.path("secret").asText();
    assertThat(secret.path("uri").asText())
        .startsWith("otpauth://totp/Centrala:")
        .contains("secret=" + text);
    JsonNode confirmed =
        NODE.client
            .post(
                "/api/v1/me/totp/confirm",
                Map.of("code", TotpCodes.at(text, NODE.clock.instant())),
                token)
            .expect(200);
    List<String> recovery = new ArrayList<>();
    confirmed.path("recoveryCodes").forEach(code -> recovery.add(code.asText()));
    NODE.clock.advance(Duration.ofSeconds(30));
    return new Enrolled(email, tokens, text, recovery);
  }

  @Test
  void aSecretCountsOnceItIsConfirmedAndIsSealedInTheDatabase() {
    JsonNode tokens = NODE.signUp("Slowly", "slowly@x.example");
    String token = tokens.path("accessToken").asText();
    assertThat(me(token)).isEqualTo("off");
    NODE.client
        .post("/api/v1/me/totp", Map.of("currentPassword", "wrong horse 12"), token)
        .expect(403);
    NODE.client.post("/api/v1/me/totp/confirm", Map.of("code", "123456"), token).expect(409);
    String secret =
        NODE.client
            .post("/api/v1/me/totp", Map.of("currentPassword", PASSWORD), token)
            .expect(201)
            .path("secret")
            .asText();
    JsonNode wrong =
        NODE.client
            .post("/api/v1/me/totp/confirm", Map.of("code", other(secret)), token)
            .expect(400);
    assertThat(wrong.path("errors").get(0).path("pointer").asText()).isEqualTo("/code");
    signIn("slowly@x.example", PASSWORD, null).expect(201);
    Enrolled user = enrol("slowly@x.example", tokens);
    assertThat(user.secret()).isNotEqualTo(secret);
    assertThat(user.recovery()).hasSize(10).doesNotHaveDuplicates();
    assertThat(me(token)).isEqualTo("enabled");
    NODE.client.post("/api/v1/me/totp", Map.of("currentPassword", PASSWORD), token).expect(409);
    String stored =
        NODE.database
            .transactions()
            .inTenant(
                TenantId.parse(tokens.path("tenantId").asText()),
                tx ->
                    PgTx.of(tx)
                        .row("SELECT encode(sealed_secret, 'escape') AS sealed FROM user_totp")
                        .orElseThrow()
                        .getString("sealed"));
    assertThat(stored).doesNotContain(user.secret());
  }

  @Test
  void theRightPasswordAloneIsToldThatACodeIsNeeded() {
    Enrolled user = enrolled("needed@x.example");
    JsonNode problem = signIn(user.email(), PASSWORD, null).expect(401);
    assertThat(problem.path("type").asText()).isEqualTo("/problems/code-required");
    JsonNode wrong = signIn(user.email(), "wrong horse 12", user.code()).expect(401);
    JsonNode unknown = signIn("unknown@x.example", "wrong horse 12", "123456").expect(401);
    assertThat(wrong).isEqualTo(unknown);
    assertThat(wrong.path("type").asText()).isEqualTo("/problems/unauthenticated");
    signIn(user.email(), PASSWORD, user.code()).expect(201);
  }

  @Test
  void row15ACodeThatWasUsedIsRefused() {
    Enrolled user = enrolled("reused@x.example");
    String code = user.code();
    signIn(user.email(), PASSWORD, code).expect(201);
    signIn(user.email(), PASSWORD, code).expect(401);
    // The code before it fits the clock but comes too late.
    String earlier = TotpCodes.at(user.secret(), NODE.clock.instant().minusSeconds(30));
    signIn(user.email(), PASSWORD, earlier).expect(401);
    NODE.clock.advance(Duration.ofSeconds(30));
    signIn(user.email(), PASSWORD, code).expect(401);
    signIn(user.email(), PASSWORD, user.code()).expect(201);
    NODE.clock.advance(Duration.ofHours(1));
  }

  @Test
  void theCodeThatConfirmedDoesNotSignIn() {
    Enrolled user = enrolled("confirmed@x.example");
    signIn(
            user.email(),
            PASSWORD,
            TotpCodes.at(user.secret(), NODE.clock.instant().minusSeconds(30)))
        .expect(401);
  }

  @Test
  void ofOneCodeAtTwoNodesAtOnceOneSignsIn() throws Exception {
    Enrolled user = enrolled("atonce@x.example");
    Client second = new Client(NODE.listen(NODE.newParts()), NODE.json);
    Map<String, Object> body = body(user.email(), PASSWORD, user.code());
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Client client = i % 2 == 0 ? NODE.client : second;
      tries.add(() -> client.post("/api/v1/sessions", body).status());
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService together = Executors.newFixedThreadPool(tries.size())) {
      for (Future<Integer> each : together.invokeAll(tries)) {
        statuses.add(each.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(201, 401, 401, 401);
  }

  @Test
  void row15WrongCodesMustWaitWhateverElseThePasswordOpens() {
    Enrolled user = enrolled("guessed@x.example");
    JsonNode owner = NODE.signUp("Elsewhere", "elsewhere@x.example");
    JsonNode elsewhere = NODE.member(owner.path("accessToken").asText(), user.email(), "agent");
    int status = 401;
    for (int i = 0; i < 8 && status == 401; i++) {
      // Clears what was counted against the address, and must not clear the codes.
      NODE.client.post("/api/v1/sessions", at(elsewhere, user.email(), null)).expect(201);
      String wrong = other(user.secret());
      status =
          NODE.client.post("/api/v1/sessions", at(user.tokens(), user.email(), wrong)).status();
    }
    assertThat(status).isEqualTo(429);
    NODE.clock.advance(Duration.ofMinutes(16));
    NODE.client.post("/api/v1/sessions", at(user.tokens(), user.email(), user.code())).expect(201);
  }

  @Test
  void aRecoveryCodeWorksOnceAndIsAudited() {
    Enrolled user = enrolled("lost@x.example");
    String code = user.recovery().get(3);
    signIn(user.email(), PASSWORD, code.toUpperCase(Locale.ROOT)).expect(201);
    signIn(user.email(), PASSWORD, code).expect(401);
    signIn(user.email(), PASSWORD, user.recovery().get(4)).expect(201);
    assertThat(audited(user.token())).contains("user.totpEnabled", "user.recoveryCodeUsed");
  }

  @Test
  void turningItOffNeedsThePasswordAndACode() {
    Enrolled user = enrolled("off@x.example");
    disable(user, "wrong horse 12", user.code()).expect(403);
    disable(user, PASSWORD, other(user.secret())).expect(403);
    assertThat(disable(user, PASSWORD, user.code()).status()).isEqualTo(204);
    assertThat(me(user.token())).isEqualTo("off");
    signIn(user.email(), PASSWORD, null).expect(201);
    assertThat(audited(user.token())).contains("user.totpDisabled");
    // The recovery codes went with it.
    Enrolled again = enrol(user.email(), user.tokens());
    signIn(user.email(), PASSWORD, user.recovery().get(0)).expect(401);
    signIn(user.email(), PASSWORD, again.code()).expect(201);
  }

  @Test
  void aResetLinkAloneDoesNotOpenAnAccountWithASecondFactor() {
    Enrolled user = enrolled("mailbox@x.example");
    NODE.client.post("/api/v1/passwordResets", Map.of("email", user.email())).expect(202);
    String link = NODE.mailedToken(user.email());
    JsonNode problem = confirmReset(link, null).expect(401);
    assertThat(problem.path("type").asText()).isEqualTo("/problems/code-required");
    confirmReset(link, other(user.secret())).expect(401);
    signIn(user.email(), "another horse 2", user.code()).expect(401);
    confirmReset(link, user.code()).expect(201);
    signIn(user.email(), "another horse 2", user.recovery().get(0)).expect(201);
  }

  @Test
  void anAdministratorHelpsAColleagueAndNobodyElse() {
    JsonNode owner = NODE.signUp("Helped", "helped@x.example");
    String ownerToken = owner.path("accessToken").asText();
    Enrolled agent =
        enrol("lostagent@x.example", NODE.member(ownerToken, "lostagent@x.example", "agent"));
    Enrolled boss = enrol("helped@x.example", owner);
    JsonNode admin = NODE.member(ownerToken, "admin@x.example", "admin");
    JsonNode stranger = NODE.signUp("Other", "stranger@x.example");
    String agentId = agent.tokens().path("userId").asText();
    assertThat(reset(agentId, stranger)).isEqualTo(404);
    assertThat(reset(UserId.next().toString(), stranger)).isEqualTo(404);
    assertThat(reset(boss.tokens().path("userId").asText(), agent.tokens())).isEqualTo(403);
    assertThat(reset(boss.tokens().path("userId").asText(), admin)).isEqualTo(403);
    assertThat(reset(agentId, agent.tokens())).isEqualTo(403);
    assertThat(reset(boss.tokens().path("userId").asText(), owner)).isEqualTo(409);
    signIn(agent.email(), PASSWORD, null).expect(401);
    assertThat(reset(agentId, admin)).isEqualTo(204);
    signIn(agent.email(), PASSWORD, null).expect(201);
    assertThat(audited(ownerToken)).contains("user.totpReset");
  }

  @Test
  void anotherTenantSeesNeitherSecretsNorRecoveryCodes() {
    enrolled("hidden@x.example");
    JsonNode stranger = NODE.signUp("Nosy", "nosy@x.example");
    NODE.database
        .transactions()
        .doInTenant(
            TenantId.parse(stranger.path("tenantId").asText()),
            tx -> {
              assertThat(PgTx.of(tx).rows("SELECT 1 FROM user_totp")).isEmpty();
              assertThat(PgTx.of(tx).rows("SELECT 1 FROM user_recovery_codes")).isEmpty();
            });
  }

  private static String me(String token) {
    return NODE.client.get("/api/v1/me", token).expect(200).path("totp").asText();
  }

  private static List<String> audited(String token) {
    return NODE.client.get("/api/v1/audit", token).expect(200).findValuesAsText("action");
  }

  private static int reset(String user, JsonNode by) {
    return NODE.client
        .send(
            "POST",
            "/api/v1/users/" + user + "/totp/reset",
            null,
            by.path("accessToken").asText(),
            Map.of())
        .status();
  }

  /** Six digits that are not the code of any step around now. */
  private static String other(String secret) {
    List<String> near = new ArrayList<>();
    for (int step = -2; step <= 2; step++) {
      near.add(TotpCodes.at(secret, NODE.clock.instant().plusSeconds(30L * step)));
    }
    return near.contains("000000") ? "000001" : "000000";
  }

  private static Client.Answer disable(Enrolled user, String password, String code) {
    return NODE.client.post(
        "/api/v1/me/totp/disable", Map.of("currentPassword", password, "code", code), user.token());
  }

  private static Client.Answer confirmReset(String link, String code) {
    return NODE.client.post(
        "/api/v1/passwordResets/confirm",
        code == null
            ? Map.of("token", link, "password", "another horse 2")
            : Map.of("token", link, "password", "another horse 2", "code", code));
  }

  private static Client.Answer signIn(String email, String password, String code) {
    return NODE.client.post("/api/v1/sessions", body(email, password, code));
  }

  private static Map<String, Object> at(JsonNode tokens, String email, String code) {
    Map<String, Object> body = new HashMap<>(body(email, PASSWORD, code));
    body.put("tenantId", tokens.path("tenantId").asText());
    return body;
  }

  private static Map<String, Object> body(String email, String password, String code) {
    return code == null
        ? Map.of("email", email, "password", password)
        : Map.of("email", email, "password", password, "code", code);
  }
}
