package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forgotten and changed passwords. */
class PasswordTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  @Test
  void aResetLinkWorksOnceAndEndsAllSessions() {
    JsonNode tokens = NODE.signUp("Reset", "reset@x.example");
    JsonNode known =
        NODE.client.post("/api/v1/passwordResets", Map.of("email", "reset@x.example")).expect(202);
    JsonNode unknown =
        NODE.client.post("/api/v1/passwordResets", Map.of("email", "nobody@x.example")).expect(202);
    assertThat(known).isEqualTo(unknown);
    assertThat(NODE.client.get("/demo/mails?to=nobody@x.example", null).expect(200).path("items"))
        .isEmpty();
    Map<String, Object> body =
        Map.of("token", NODE.mailedToken("reset@x.example"), "password", "another horse 2");
    NODE.client
        .post(
            "/api/v1/passwordResets/confirm",
            Map.of("token", body.get("token"), "password", "short"))
        .expect(400);
    JsonNode fresh = NODE.client.post("/api/v1/passwordResets/confirm", body).expect(201);
    NODE.client.post("/api/v1/passwordResets/confirm", body).expect(400);
    assertThat(NODE.client.get("/api/v1/me", tokens.path("accessToken").asText()).status())
        .isEqualTo(401);
    assertThat(NODE.client.get("/api/v1/me", fresh.path("accessToken").asText()).status())
        .isEqualTo(200);
    signIn("reset@x.example", "correct horse 1").expect(401);
    signIn("reset@x.example", "another horse 2").expect(201);
    assertThat(
            NODE.client
                .get("/demo/mails?to=reset@x.example", null)
                .expect(200)
                .findValuesAsText("subject"))
        .contains("Your password was changed");
  }

  @Test
  void aResetLinkExpiresAndALaterOneReplacesIt() {
    NODE.signUp("Slow", "slow@x.example");
    NODE.client.post("/api/v1/passwordResets", Map.of("email", "slow@x.example")).expect(202);
    String first = NODE.mailedToken("slow@x.example");
    NODE.clock.advance(Duration.ofMinutes(1));
    NODE.client.post("/api/v1/passwordResets", Map.of("email", "slow@x.example")).expect(202);
    String second = NODE.mailedToken("slow@x.example");
    confirm(first).expect(400);
    NODE.clock.advance(Duration.ofHours(1));
    confirm(second).expect(400);
  }

  @Test
  void aChangeNeedsThePresentPasswordAndKeepsThisSessionOnly() {
    JsonNode here = NODE.signUp("Change", "change@x.example");
    JsonNode there = signIn("change@x.example", "correct horse 1").expect(201);
    String token = here.path("accessToken").asText();
    change(token, "wrong horse 12").expect(403);
    assertThat(change(token, "correct horse 1").status()).isEqualTo(204);
    assertThat(NODE.client.get("/api/v1/me", token).status()).isEqualTo(200);
    assertThat(NODE.client.get("/api/v1/me", there.path("accessToken").asText()).status())
        .isEqualTo(401);
    signIn("change@x.example", "another horse 2").expect(201);
  }

  @Test
  void aHashOfAnEarlierCostIsMadeDearerAtTheNextSignIn() {
    JsonNode tokens = NODE.signUp("Cheap", "cheap@x.example");
    TenantId tenant = TenantId.parse(tokens.path("tenantId").asText());
    String cheap = "$argon2id$v=19$m=1024,t=1,p=1$" + cheapHash("correct horse 1");
    NODE.database
        .transactions()
        .doInTenant(tenant, tx -> PgTx.of(tx).update("UPDATE users SET password_hash = $1", cheap));
    signIn("cheap@x.example", "wrong horse 12").expect(401);
    assertThat(hash(tenant)).isEqualTo(cheap);
    signIn("cheap@x.example", "correct horse 1").expect(201);
    String dearer = hash(tenant);
    assertThat(dearer).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    signIn("cheap@x.example", "correct horse 1").expect(201);
    assertThat(hash(tenant)).isEqualTo(dearer);
  }

  private static String hash(TenantId tenant) {
    return NODE.database
        .transactions()
        .inTenant(
            tenant,
            tx ->
                PgTx.of(tx)
                    .row("SELECT password_hash FROM users")
                    .orElseThrow()
                    .getString("password_hash"));
  }

  /** Salt and hash at the lowest cost, as an earlier release might have stored them. */
  private static String cheapHash(String password) {
    byte[] salt = new byte[16];
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(1024)
            .withIterations(1)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }

  private static Client.Answer change(String token, String current) {
    return NODE.client.post(
        "/api/v1/me/password",
        Map.of("currentPassword", current, "newPassword", "another horse 2"),
        token);
  }

  private static Client.Answer confirm(String token) {
    return NODE.client.post(
        "/api/v1/passwordResets/confirm", Map.of("token", token, "password", "another horse 2"));
  }

  private static Client.Answer signIn(String email, String password) {
    return NODE.client.post("/api/v1/sessions", Map.of("email", email, "password", password));
  }
}
