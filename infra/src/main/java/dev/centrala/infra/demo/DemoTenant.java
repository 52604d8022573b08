package dev.centrala.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.demo.DemoApi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenant that the demo brings along. It is made the way everybody makes one: signed up,
 * confirmed by mail, agents invited. What is there already is left as it is, so a seeding that was
 * cut off is finished at the next start.
 */
public final class DemoTenant {
  public static final String OWNER = "owner@demo.example";
  public static final List<String> AGENTS = List.of("ana@demo.example", "ben@demo.example");

  private static final Logger LOG = LoggerFactory.getLogger(DemoTenant.class);
  private static final Map<String, String> NAMES =
      Map.of(AGENTS.get(0), "Demo Agent Ana", AGENTS.get(1), "Demo Agent Ben");

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final DemoApi api;
  private final String password;
  private final DemoSetUp setUp;

  public DemoTenant(DemoApi api, String password, DemoSetUp setUp) {
    this.api = api;
    this.password = password;
    this.setUp = setUp;
  }

  /** The widget of the demo shop, when there is one. */
  public Optional<String> seed() {
    Optional<String> token = comeIn();
    if (token.isEmpty()) {
      LOG.warn("the demo tenant is not there; sign up by hand");
      return Optional.empty();
    }
    AGENTS.forEach(agent -> invite(agent, token.get()));
    setUp.seed(token.get());
    return widget(token.get());
  }

  /** A machine that has much to do may take a while until its node can sign anybody up. */
  private Optional<String> comeIn() {
    Optional<String> token = signIn().or(this::signUp);
    for (int tries = 1; token.isEmpty() && tries < TRIES && paused(); tries++) {
      token = signIn().or(this::signUp);
    }
    return token;
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<String> signIn() {
    return accessToken(
        api.post("/api/v1/sessions", null, Map.of("email", OWNER, "password", password)));
  }

  private Optional<String> signUp() {
    api.post(
        "/api/v1/signup",
        null,
        Map.of("company", "Demo Shop", "name", "Demo Owner", "email", OWNER, "password", password));
    return api.mailedToken(OWNER)
        .flatMap(
            token -> accessToken(api.post("/api/v1/signup/confirm", null, Map.of("token", token))));
  }

  /** An agent who was invited but never came is invited again. */
  private void invite(String agent, String token) {
    Optional<JsonNode> known = user(agent, token);
    if (known.map(user -> user.path("status").asText().equals("active")).orElse(false)) {
      return;
    }
    Answer invited =
        known.isPresent()
            ? api.post(
                "/api/v1/users/" + known.get().path("id").asText() + "/invitation", token, Map.of())
            : api.post(
                "/api/v1/users",
                token,
                Map.of(
                    "email", agent,
                    "name", String.valueOf(NAMES.get(agent)),
                    "roles", List.of("agent"),
                    "agent", Map.of("skills", List.of())));
    if (!invited.ok()) {
      LOG.warn("{} cannot be invited: {}", agent, invited.body());
      return;
    }
    api.mailedToken(agent)
        .map(mailed ->
            api.post(
                "/api/v1/invitations/accept", null, Map.of("token", mailed, "password", password)))
        .filter(accepted -> !accepted.ok())
        .ifPresent(refused -> LOG.warn("{} cannot come in: {}", agent, refused.body()));
  }

  private Optional<JsonNode> user(String address, String token) {
    return api.items("users?limit=200", token).stream()
        .filter(user -> user.path("email").asText().equals(address))
        .findFirst();
  }

  private Optional<String> widget(String token) {
    return api.items("entryPoints", token).stream()
        .map(entryPoint -> entryPoint.path("widgetId").asText(""))
        .filter(widget -> !widget.isEmpty())
        .findFirst();
  }

  private static Optional<String> accessToken(Answer answer) {
    return answer.ok() ? Optional.of(answer.body().path("accessToken").asText()) : Optional.empty();
  }
}
