package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A business signs up by itself. Row 16 of the attack list, and row 15 as far as passwords go. */
class SignUpTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  @Test
  void aConfirmedSignUpIsATenantWithItsOwnerAndFirstSetUp() {
    JsonNode tokens = NODE.signUp("Bakery", "owner@bakery.example");
    JsonNode me = NODE.client.get("/api/v1/me", tokens.path("accessToken").asText()).expect(200);
    assertThat(me.path("tenant").path("name").asText()).isEqualTo("Bakery");
    assertThat(me.path("roles").get(0).asText()).isEqualTo("owner");
    assertThat(me.path("agent").isObject()).isTrue();
    assertThat(tokens.path("expiresInSeconds").asInt()).isEqualTo(900);
    assertThat(NODE.newTenants).anyMatch(tenant -> tenant.name().equals("Bakery"));
    JsonNode audit =
        NODE.client.get("/api/v1/audit", tokens.path("accessToken").asText()).expect(200);
    assertThat(audit.path("items").findValuesAsText("action")).contains("tenant.created");
  }

  @Test
  void aLinkWorksOnceAndNotAfterADay() {
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Once", "once@x.example")).expect(202);
    Map<String, Object> token = Map.of("token", NODE.mailedToken("once@x.example"));
    NODE.client.post("/api/v1/signup/confirm", token).expect(201);
    JsonNode again = NODE.client.post("/api/v1/signup/confirm", token).expect(400);
    assertThat(again.path("errors").get(0).path("pointer").asText()).isEqualTo("/token");

    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Late", "late@x.example")).expect(202);
    Map<String, Object> late = Map.of("token", NODE.mailedToken("late@x.example"));
    NODE.clock.advance(Duration.ofHours(25));
    NODE.client.post("/api/v1/signup/confirm", late).expect(400);
    NODE.client.post("/api/v1/signup/confirm", Map.of("token", "../../etc/passwd")).expect(400);
  }

  @Test
  void row16AKnownAddressGetsTheSameAnswerInTheSameTimeAndItsOwnerAMail() {
    NODE.signUp("Known", "known@x.example");
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    Client.Answer first = null;
    Client.Answer second = null;
    for (int i = 0; i < 9; i++) {
      long start = System.nanoTime();
      first =
          NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Known", "KNOWN@x.example "));
      long middle = System.nanoTime();
      second =
          NODE.client.post(
              "/api/v1/signup", AccessNode.signUpBody("New", "new" + i + "@x.example"));
      known.add(middle - start);
      unknown.add(System.nanoTime() - middle);
    }
    assertThat(first.expect(202)).isEqualTo(second.expect(202));
    assertThat((double) median(known)).isBetween(median(unknown) / 2.0, median(unknown) * 2.0);
    JsonNode mails = NODE.client.get("/demo/mails?to=known@x.example", null).expect(200);
    assertThat(mails.path("items").findValuesAsText("subject"))
        .contains("You have an account already");
    assertThat(mails.path("items").get(0).path("links")).isEmpty();
  }

  @Test
  void twoSignUpsOfOneAddressMakeOneTenant() {
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("One", "two@x.example")).expect(202);
    String one = NODE.mailedToken("two@x.example");
    NODE.clock.advance(Duration.ofSeconds(1));
    NODE.client.post("/api/v1/signup", AccessNode.signUpBody("Two", "two@x.example")).expect(202);
    String two = NODE.mailedToken("two@x.example");
    NODE.client.post("/api/v1/signup/confirm", Map.of("token", one)).expect(201);
    NODE.client.post("/api/v1/signup/confirm", Map.of("token", two)).expect(409);
  }

  @Test
  void row15APasswordOfAMegabyteOrTooShortIsRefusedBeforeAnyHashing() {
    for (String password :
        List.of("x".repeat(1024 * 1024), "y".repeat(1_000_000), "short", "aaaaaaaaaaaa")) {
      Map<String, Object> body = new HashMap<>(AccessNode.signUpBody("Big", "big@x.example"));
      body.put("password", password);
      long start = System.nanoTime();
      JsonNode problem = NODE.client.post("/api/v1/signup", body).expect(400);
      assertThat(problem.toString()).contains("/password");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
    NODE.client
        .post("/api/v1/sessions", Map.of("email", "a@b.example", "password", "x".repeat(1_000_000)))
        .expect(400);
  }

  @Test
  void row6FieldsThatAreNotAskedForAreRefused() {
    for (String field : List.of("tenantId", "role", "createdAt")) {
      Map<String, Object> body = new HashMap<>(AccessNode.signUpBody("Extra", "extra@x.example"));
      body.put(field, "x");
      JsonNode problem = NODE.client.post("/api/v1/signup", body).expect(400);
      assertThat(problem.path("errors").get(0).path("pointer").asText()).isEqualTo("/" + field);
    }
  }

  @Test
  void badFieldsAreNamed() {
    Map<String, Object> body = new HashMap<>(AccessNode.signUpBody("Bad", "not an address"));
    assertThat(NODE.client.post("/api/v1/signup", body).expect(400).toString()).contains("/email");
    body.put("email", "bad@x.example");
    body.put("timeZone", "Mars/Olympus");
    assertThat(NODE.client.post("/api/v1/signup", body).expect(400).toString())
        .contains("/timeZone");
    body.put("timeZone", "Europe/Bucharest");
    body.put("locale", "not_a_locale!");
    assertThat(NODE.client.post("/api/v1/signup", body).expect(400).toString()).contains("/locale");
    body.put("locale", "ro");
    body.put("company", "Two\nlines");
    assertThat(NODE.client.post("/api/v1/signup", body).expect(400).toString())
        .contains("/company");
  }

  @Test
  void theDatabaseHoldsNoTokenPasswordOrReadableAddressInTheDirectory() {
    JsonNode tokens = NODE.signUp("Hidden", "hidden@x.example");
    TenantId tenant = TenantId.parse(tokens.path("tenantId").asText());
    String rows =
        NODE.database
            .transactions()
            .inTenant(
                tenant,
                tx -> {
                  StringBuilder all = new StringBuilder();
                  for (String table :
                      List.of(
                          "users",
                          "sessions",
                          "refresh_tokens",
                          "outgoing_mails",
                          "audit_log",
                          "directory.mail_addresses",
                          "directory.signing_keys")) {
                    PgTx.of(tx)
                        .rows("SELECT t::text AS line FROM " + table + " t")
                        .forEach(row -> all.append(row.getString("line")).append('\n'));
                  }
                  return all.toString();
                });
    assertThat(rows)
        .contains("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain("correct horse")
        .doesNotContain(tokens.path("refreshToken").asText())
        .doesNotContain(tokens.path("accessToken").asText())
        .doesNotContain("token=");
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
