package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Credential stuffing. Row 15 of the attack list: 429 with a growing delay for the account and for
 * the address.
 */
class ThrottleTest {
  private static final Limit OPEN =
      new Limit("open", 100_000, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final Limit ADDRESS =
      new Limit("address", 25, Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofMinutes(15));

  @RegisterExtension
  static final AccessNode NODE =
      new AccessNode(
          new AccessLimits(
              AccessLimits.standard().signInAccount(),
              ADDRESS,
              AccessLimits.standard().signUpAccount(),
              OPEN,
              AccessLimits.standard().resetAccount(),
              OPEN,
              OPEN,
              OPEN));

  @Test
  void row15AnAccountAndThenAnAddressMustWaitLongerAndLonger() {
    NODE.signUp("Stuffed", "stuffed@x.example");
    for (int i = 0; i < 5; i++) {
      signIn("stuffed@x.example", "wrong horse 12").expect(401);
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Client.Answer answer = signIn("stuffed@x.example", "correct horse 1");
      answer.expect(429);
      long seconds = Long.parseLong(answer.header("Retry-After"));
      assertThat(answer.header("RateLimit")).isEqualTo("\"signIn\";r=0;t=" + seconds);
      assertThat(answer.header("RateLimit-Policy")).startsWith("\"signIn\";q=5;w=");
      waits.add(seconds);
      NODE.clock.advance(Duration.ofSeconds(seconds));
      signIn("stuffed@x.example", "wrong horse 12").expect(401);
    }
    assertThat(waits).isSorted().doesNotHaveDuplicates();

    // Another node, and the same node after a restart, know of it too.
    Client restarted = new Client(NODE.listen(NODE.newParts()), NODE.json);
    restarted
        .post(
            "/api/v1/sessions", Map.of("email", "stuffed@x.example", "password", "correct horse 1"))
        .expect(429);

    // The address has its own limit, whatever the account.
    int status = 401;
    for (int i = 0; i < 40 && status == 401; i++) {
      status = signIn("victim" + i + "@x.example", "wrong horse 12").status();
    }
    assertThat(status).isEqualTo(429);

    // The right password after the wait clears the account.
    NODE.clock.advance(Duration.ofMinutes(16));
    signIn("stuffed@x.example", "correct horse 1").expect(201);
    NODE.clock.advance(Duration.ofMinutes(16));
    signIn("stuffed@x.example", "wrong horse 12").expect(401);
    NODE.clock.advance(Duration.ofMinutes(16));
    signIn("stuffed@x.example", "correct horse 1").expect(201);
    NODE.clock.advance(Duration.ofHours(3));
  }

  @Test
  void mailsToOneAddressAreLimited() {
    for (int i = 0; i < 5; i++) {
      NODE.client.post("/api/v1/passwordResets", Map.of("email", "flooded@x.example")).expect(202);
      NODE.client
          .post("/api/v1/signup", AccessNode.signUpBody("Flood", "flooded@x.example"))
          .expect(202);
    }
    NODE.client.post("/api/v1/passwordResets", Map.of("email", "flooded@x.example")).expect(429);
    JsonNode problem =
        NODE.client
            .post("/api/v1/signup", AccessNode.signUpBody("Flood", "flooded@x.example"))
            .expect(429);
    assertThat(problem.path("type").asText()).isEqualTo("/problems/too-many");
  }

  private static Client.Answer signIn(String email, String password) {
    return NODE.client.post("/api/v1/sessions", Map.of("email", email, "password", password));
  }
}
