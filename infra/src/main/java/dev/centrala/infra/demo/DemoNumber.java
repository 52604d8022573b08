package dev.centrala.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.demo.DemoApi.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's number at the sandbox carrier: text messages wait in a queue, callers are greeted and
 * led to it. Follows the carrier when it moves to another port.
 */
public final class DemoNumber {
  private static final Logger LOG = LoggerFactory.getLogger(DemoNumber.class);
  private static final String ATTENDANT = "Greeting of callers";
  private static final String ACCOUNT = "ACdededededededededededededededede";

  private final DemoApi api;
  private final String carrier;
  private final String secret;

  public DemoNumber(DemoApi api, URI carrier, String secret) {
    this.api = api;
    this.carrier = carrier.toString();
    this.secret = secret;
  }

  void seed(String token, String queue) {
    connection(token)
        .map(connection -> connection.path("id").asText())
        .ifPresent(connection -> {
          entryPoint(token, connection, "sms", "Text messages", () -> Map.of("queueId", queue));
          entryPoint(token, connection, "voice", "Calls", () -> attendant(token, queue));
        });
  }

  private Optional<JsonNode> connection(String token) {
    Optional<JsonNode> known =
        api.items("connections?limit=200", token).stream()
            .filter(item -> item.at("/credentials/accountSid").asText().equals(ACCOUNT))
            .findFirst();
    if (known.isEmpty()) {
      Map<String, String> credentials = Map.of("accountSid", ACCOUNT, "authToken", secret);
      return checked(
          api.post(
              "/api/v1/connections",
              token,
              Map.of(
                  "provider",
                  "twilio",
                  "name",
                  "Sandbox carrier",
                  "credentials",
                  credentials,
                  "apiBaseUrl",
                  carrier)));
    }
    JsonNode there = known.get();
    if (there.path("apiBaseUrl").asText().equals(carrier)) {
      return known;
    }
    return checked(
        api.patch(
            "/api/v1/connections/" + there.path("id").asText(),
            token,
            there,
            Map.of("apiBaseUrl", carrier)));
  }

  private void entryPoint(
      String token,
      String connection,
      String channel,
      String name,
      Supplier<Map<String, String>> leadsTo) {
    api.items("entryPoints?limit=200", token).stream()
        .filter(item -> item.path("connectionId").asText().equals(connection))
        .filter(item -> item.path("channel").asText().equals(channel))
        .findFirst()
        .or(() -> made(token, connection, channel, name, leadsTo.get()))
        .ifPresent(there -> register(token, there));
  }

  private Optional<JsonNode> made(
      String token,
      String connection,
      String channel,
      String name,
      Map<String, String> destination) {
    if (destination.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> number = number(token, connection);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> wanted = new HashMap<>(destination);
    wanted.put("name", name);
    wanted.put("channel", channel);
    wanted.put("connectionId", connection);
    wanted.put("address", number.get());
    return checked(api.post("/api/v1/entryPoints", token, wanted));
  }

  /** The flow that greets callers, made from a template and published; empty when refused. */
  private Map<String, String> attendant(String token, String queue) {
    Optional<JsonNode> flow =
        api.items("flows?limit=200", token).stream()
            .filter(item -> item.path("name").asText().equals(ATTENDANT))
            .findFirst()
            .or(() ->
                checked(
                    api.post(
                        "/api/v1/flowTemplates/autoAttendant/flows",
                        token,
                        Map.of("name", ATTENDANT, "queueId", queue))));
    return flow.map(made -> made.path("id").asText())
        .filter(id ->
            checked(api.post("/api/v1/flows/" + id + "/publish", token, Map.of("version", 1)))
                .isPresent())
        .map(id -> Map.of("flowId", id))
        .orElse(Map.of());
  }

  /** The carrier gives numbers to an account when it first signs in. */
  private Optional<String> number(String token, String connection) {
    return api.items("connections/" + connection + "/numbers", token).stream()
        .map(item -> item.path("number").asText())
        .findFirst();
  }

  /** Again at each start: the node's own address may have changed. */
  private void register(String token, JsonNode entryPoint) {
    String path = "/api/v1/entryPoints/" + entryPoint.path("id").asText() + "/webhook";
    checked(api.post(path, token, Map.of()))
        .filter(answer -> !answer.at("/webhook/state").asText().equals("registered"))
        .ifPresent(answer ->
            LOG.warn("nothing will arrive at the demo's number: {}", answer.path("webhook")));
  }

  private static Optional<JsonNode> checked(Answer answer) {
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    LOG.warn("the demo goes without its number: {}", answer.body());
    return Optional.empty();
  }
}
