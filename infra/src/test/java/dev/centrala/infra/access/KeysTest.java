package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** API keys by RFC 6749, and requests repeated with an Idempotency-Key. */
class KeysTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  private static String token;

  @BeforeAll
  static void signUp() {
    token = NODE.signUp("Keys", "owner@keys.example").path("accessToken").asText();
  }

  @Test
  void aKeyGetsTokensUntilItIsDeleted() {
    JsonNode key = create("Integration", "supervisor");
    String id = key.path("clientId").asText();
    String secret = key.path("clientSecret").asText();
    Client.Answer granted =
        NODE.client.form(
            "/oauth/token",
            "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret,
            Map.of());
    assertThat(granted.expect(200).path("token_type").asText()).isEqualTo("Bearer");
    assertThat(granted.header("Cache-Control")).isEqualTo("no-store");
    String keyToken = granted.body().path("access_token").asText();
    NODE.client.get("/api/v1/users", keyToken).expect(200);
    NODE.client.get("/api/v1/keys", keyToken).expect(403);
    NODE.client.get("/api/v1/me", keyToken).expect(403);

    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    NODE.client
        .form(
            "/oauth/token",
            "grant_type=client_credentials",
            Map.of("Authorization", "Basic " + basic))
        .expect(200);
    assertThat(NODE.client.get("/api/v1/keys", token).expect(200).toString())
        .contains("Integration")
        .doesNotContain(secret);

    assertThat(NODE.client.delete("/api/v1/keys/" + id, token).status()).isEqualTo(204);
    NODE.clock.advance(Duration.ofSeconds(4));
    NODE.client.get("/api/v1/users", keyToken).expect(401);
    assertThat(
            error(
                "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret, 401))
        .isEqualTo("invalid_client");
  }

  @Test
  void errorsAreThoseOfTheStandard() {
    JsonNode key = create("Errors", "agent");
    String id = key.path("clientId").asText();
    assertThat(error("client_id=" + id, 400)).isEqualTo("invalid_request");
    assertThat(error("grant_type=password&username=a&password=b", 400))
        .isEqualTo("unsupported_grant_type");
    assertThat(error("grant_type=client_credentials&client_id=" + id + "&client_secret=wrong", 401))
        .isEqualTo("invalid_client");
    assertThat(error("grant_type=client_credentials", 401)).isEqualTo("invalid_client");
    JsonNode other = create("Other", "agent");
    assertThat(
            error(
                "grant_type=client_credentials&client_id="
                    + id
                    + "&client_secret="
                    + other.path("clientSecret").asText(),
                401))
        .isEqualTo("invalid_client");
  }

  @Test
  void aPostRepeatedWithItsIdempotencyKeyIsAnsweredAgainNotDoneAgain() {
    Map<String, Object> body = Map.of("name", "Once", "roles", List.of("agent"));
    JsonNode first = keyed(body, "key-1").expect(201);
    JsonNode again = keyed(body, "key-1").expect(201);
    assertThat(again).isEqualTo(first);
    assertThat(keyed(body, "key-1").header("ETag")).isEqualTo("\"1\"");
    assertThat(
            keyed(Map.of("name", "Twice", "roles", List.of("agent")), "key-1")
                .expect(409)
                .path("code")
                .asText())
        .isEqualTo("idempotencyKeyReused");
    assertThat(keyed(body, "key-2").expect(201)).isNotEqualTo(first);

    // A refused request may be mended and sent again with its key.
    keyed(Map.of("name", "Bad", "roles", List.of("owner"), "extra", 1), "key-3").expect(400);
    keyed(body, "key-3").expect(201);

    NODE.clock.advance(Duration.ofMinutes(5));
    assertThat(keyed(body, "key-1").expect(201)).isEqualTo(first);
    keyed(body, "k".repeat(300)).expect(400);
  }

  @Test
  void keysOfTwoCallersNeverMeet() {
    Map<String, Object> body = Map.of("name", "Mine", "roles", List.of("agent"));
    JsonNode mine = keyed(body, "shared").expect(201);
    String stranger =
        NODE.signUp("Strangers", "owner@strangers.example").path("accessToken").asText();
    JsonNode theirs =
        NODE.client
            .send("POST", "/api/v1/keys", body, stranger, Map.of("Idempotency-Key", "shared"))
            .expect(201);
    assertThat(theirs.path("id")).isNotEqualTo(mine.path("id"));
  }

  private static Client.Answer keyed(Object body, String key) {
    return NODE.client.send("POST", "/api/v1/keys", body, token, Map.of("Idempotency-Key", key));
  }

  private static JsonNode create(String name, String role) {
    return NODE.client
        .post("/api/v1/keys", Map.of("name", name, "roles", List.of(role)), token)
        .expect(201);
  }

  private static String error(String form, int status) {
    return NODE.client.form("/oauth/token", form, Map.of()).expect(status).path("error").asText();
  }
}
