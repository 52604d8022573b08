package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tenant with one queue, one widget and its agents, made by the public API alone. */
final class SetUp {
  static final String PASSWORD = "a long enough passphrase 7";
  static final int OFFER_SECONDS = 10;
  private static final Pattern TOKEN = Pattern.compile("[?&#]token=([^&#\\s\"<>]+)");
  private static final int STARTS = 10_000;

  /** A mail that a node took and did not send is another's after two minutes. */
  private static final int MAIL_MILLIS = 150_000;

  private final URI node;
  private final PostOffice mails;

  /** A person who takes work, signed in. */
  record Agent(String id, String email, String accessToken, String refreshToken) {}

  /** What the load needs to know. */
  record Shop(String tenant, String widget, List<Agent> agents) {}

  SetUp(URI node, PostOffice mails) {
    this.node = node;
    this.mails = mails;
  }

  Shop shop(int agents) {
    String email = "owner-" + UUID.randomUUID() + "@shop.example";
    Map<String, ?> owner =
        Map.of("company", "Corner Shop", "name", "Olga", "email", email, "password", PASSWORD);
    post("/api/v1/signup", "", owner);
    JsonNode tokens = post("/api/v1/signup/confirm", "", Map.of("token", mailedToken(email)));
    String token = tokens.path("accessToken").asText();
    String queue =
        post(
                "/api/v1/queues",
                token,
                Map.of(
                    "name",
                    "Everything",
                    "offerTimeoutSeconds",
                    OFFER_SECONDS,
                    "wrapUp",
                    Map.of("mode", "optional", "seconds", 30)))
            .path("id")
            .asText();
    String widget =
        post(
                "/api/v1/entryPoints",
                token,
                Map.of(
                    "name",
                    "Chat",
                    "channel",
                    "chat",
                    "queueId",
                    queue,
                    "settings",
                    Map.of("widget", Map.of("startsPerAddressPerHour", STARTS))))
            .path("widgetId")
            .asText();
    List<Agent> people = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      people.add(agent(token, "agent-" + i));
    }
    return new Shop(tokens.path("tenantId").asText(), widget, people);
  }

  private Agent agent(String owner, String name) {
    String email = name + "-" + UUID.randomUUID() + "@shop.example";
    post(
        "/api/v1/users",
        owner,
        Map.of(
            "email",
            email,
            "name",
            name,
            "roles",
            List.of("agent"),
            "agent",
            Map.of("skills", List.of())));
    JsonNode tokens =
        post(
            "/api/v1/invitations/accept",
            "",
            Map.of("token", mailedToken(email), "password", PASSWORD));
    return new Agent(
        tokens.path("userId").asText(),
        email,
        tokens.path("accessToken").asText(),
        tokens.path("refreshToken").asText());
  }

  private JsonNode post(String path, String token, Object body) {
    return Web.post(node, path, "192.0.2." + (1 + path.length() % 200), token, body);
  }

  private String mailedToken(String email) {
    AtomicReference<String> found = new AtomicReference<>("");
    Pause.until(
        MAIL_MILLIS,
        () -> {
          mails.mails().stream()
              .filter(mail -> mail.to().contains(email))
              .map(mail -> TOKEN.matcher(mail.text()))
              .filter(Matcher::find)
              .forEach(token -> found.set(token.group(1)));
          return !found.get().isEmpty();
        });
    if (found.get().isEmpty()) {
      throw new IllegalStateException("no mail to " + email + " in " + mails.mails());
    }
    return found.get();
  }
}
