package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A tenant as its owner sets it up, by the public API alone. */
final class Shop {
  static final String PASSWORD = "a long enough passphrase 7";

  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private final Api owner;
  private final String tenant;
  private final UnaryOperator<String> mailedToken;

  /** A person who takes work. */
  record Agent(String id, String email, Api api) {
    String token() {
      return String.valueOf(api.token());
    }

    /** The same person at another node. */
    Agent at(URI node) {
      return new Agent(id, email, new Api(node, api.token()));
    }

    /**
     * A socket that is signed in and has heard its snapshot; one that a slow node closed before is
     * opened again, as the desktop does.
     */
    Wire connect() {
      return Await.value("a desk that is signed in", this::tryToConnect);
    }

    private Optional<Wire> tryToConnect() {
      Wire wire = new Wire(api.base(), "/ws/agent", "centrala.agent.v1");
      wire.send("authenticate", Map.of("token", token()));
      Await.until(
          "an answer to a desk",
          () -> wire.isClosed() || wire.all().stream().anyMatch(Agent::isSnapshot));
      return wire.poll("snapshot", any -> true).map(heard -> wire);
    }

    private static boolean isSnapshot(JsonNode frame) {
      return frame.path("type").asText().equals("snapshot");
    }

    Wire available() {
      Wire wire = connect();
      wire.done("setPresence", Map.of("state", "available"));
      return wire;
    }
  }

  /** A number at the carrier that customers write to. */
  record Line(String number, String account, String secret, String connection, JsonNode entry) {
    static String customer() {
      return "+1646555" + "%04d".formatted(NUMBERS.incrementAndGet());
    }
  }

  private Shop(Api owner, String tenant, UnaryOperator<String> mailedToken) {
    this.owner = owner;
    this.tenant = tenant;
    this.mailedToken = mailedToken;
  }

  static Shop signUp(Api anybody) {
    return signUp(anybody, anybody::mailedToken);
  }

  /** {@code mailedToken}: the token in the newest mail to an address. */
  static Shop signUp(Api anybody, UnaryOperator<String> mailedToken) {
    String email = "owner-" + UUID.randomUUID() + "@shop.example";
    anybody
        .post(
            "/api/v1/signup",
            Map.of("company", "Corner Shop", "name", "Olga", "email", email, "password", PASSWORD))
        .expect(202);
    JsonNode tokens =
        anybody
            .post("/api/v1/signup/confirm", Map.of("token", mailedToken.apply(email)))
            .expect(201);
    return new Shop(
        anybody.as(tokens.path("accessToken").asText()),
        tokens.path("tenantId").asText(),
        mailedToken);
  }

  Api owner() {
    return owner;
  }

  String tenant() {
    return tenant;
  }

  /** Creates and answers the new thing's id. */
  String create(String kind, Map<String, ?> body) {
    return owner.post("/api/v1/" + kind, body).expect(201).path("id").asText();
  }

  String skill(String name) {
    return create("skills", Map.of("name", name));
  }

  String queue(String name, Map<String, ?> more) {
    Map<String, Object> body = new java.util.HashMap<>(more);
    body.put("name", name);
    return create("queues", body);
  }

  Agent agent(String name, Map<String, ?> agent) {
    return colleague(name, "agent", agent);
  }

  /** Invited, and accepted through the mail. */
  Agent colleague(String name, String role, Map<String, ?> agent) {
    String email = name + "-" + UUID.randomUUID() + "@shop.example";
    create("users", Map.of("email", email, "name", name, "roles", List.of(role), "agent", agent));
    JsonNode tokens =
        owner
            .post(
                "/api/v1/invitations/accept",
                Map.of("token", mailedToken.apply(email), "password", PASSWORD))
            .expect(201);
    return new Agent(
        tokens.path("userId").asText(), email, owner.as(tokens.path("accessToken").asText()));
  }

  Agent agent(String name) {
    return agent(name, Map.of("skills", List.of()));
  }

  /** A connection to the carrier, and a number of it that leads to the queue. */
  Line line(SandboxCarrier carrier, String queue) {
    String account = "AC" + UUID.randomUUID().toString().replace("-", "");
    String secret = UUID.randomUUID().toString().replace("-", "");
    String number = Line.customer();
    carrier.openAccount(account, secret);
    carrier.addNumber(account, number);
    String connection =
        create(
            "connections",
            Map.of(
                "provider",
                "twilio",
                "name",
                "Carrier",
                "credentials",
                Map.of("accountSid", account, "authToken", secret),
                "apiBaseUrl",
                carrier.baseUrl().toString()));
    JsonNode entry =
        owner
            .post(
                "/api/v1/entryPoints",
                Map.of(
                    "name", "Text us",
                    "channel", "sms",
                    "connectionId", connection,
                    "address", number,
                    "queueId", queue))
            .expect(201);
    return new Line(number, account, secret, connection, entry);
  }

  Line anyLine(SandboxCarrier carrier) {
    return line(carrier, queue("Texts", Map.of()));
  }

  /** A chat widget that leads to the queue. */
  String widget(String queue) {
    return owner
        .post("/api/v1/entryPoints", Map.of("name", "Chat", "channel", "chat", "queueId", queue))
        .expect(201)
        .path("widgetId")
        .asText();
  }

  JsonNode interaction(String id) {
    return owner.get("/api/v1/interactions/" + id).expect(200);
  }

  void awaitState(String interaction, String state) {
    Await.until(
        interaction + " to be " + state,
        () -> interaction(interaction).path("state").asText().equals(state));
  }

  List<JsonNode> timeline(String interaction) {
    return owner.items("/api/v1/interactions/" + interaction + "/events?limit=200");
  }

  List<String> timelineTypes(String interaction) {
    return timeline(interaction).stream().map(e -> e.path("type").asText()).toList();
  }

  List<JsonNode> messages(String interaction) {
    return owner.items("/api/v1/interactions/" + interaction + "/messages?limit=200");
  }

  /** The interactions of the customer with this number, newest first. */
  List<JsonNode> interactionsOf(String number) {
    return owner.items("/api/v1/interactions?limit=200").stream()
        .filter(i -> i.at("/customer/identities").toString().contains(number))
        .toList();
  }

  String onlyInteractionOf(String number) {
    return Await.value(
        "the interaction of " + number,
        () -> interactionsOf(number).stream().findFirst().map(i -> i.path("id").asText()));
  }

  Optional<JsonNode> usage(String meter) {
    return owner.items("/api/v1/usage?meter=" + meter).stream().findFirst();
  }
}
