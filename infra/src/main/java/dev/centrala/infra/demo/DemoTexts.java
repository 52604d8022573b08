package dev.centrala.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.demo.DemoApi.Answer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's text messages: a connection to the sandbox carrier and an entry point on one of its
 * numbers. Follows the carrier when it moves to another port.
 */
public final class DemoTexts {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTexts.class);
  private static final String ACCOUNT = "ACdededededededededededededededede";

  private final DemoApi api;
  private final String carrier;
  private final String secret;

  public DemoTexts(DemoApi api, URI carrier, String secret) {
    this.api = api;
    this.carrier = carrier.toString();
    this.secret = secret;
  }

  void seed(String token, String queue) {
    connection(token)
        .map(connection -> connection.path("id").asText())
        .flatMap(connection -> entryPoint(token, connection, queue))
        .ifPresent(entryPoint -> register(token, entryPoint));
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

  private Optional<JsonNode> entryPoint(String token, String connection, String queue) {
    return api.items("entryPoints?limit=200", token).stream()
        .filter(item -> item.path("connectionId").asText().equals(connection))
        .findFirst()
        .or(() ->
            number(token, connection)
                .flatMap(number ->
                    checked(
                        api.post(
                            "/api/v1/entryPoints",
                            token,
                            Map.of(
                                "name", "Text messages",
                                "channel", "sms",
                                "connectionId", connection,
                                "address", number,
                                "queueId", queue)))));
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
        .ifPresent(answer -> LOG.warn("no text will arrive: {}", answer.path("webhook")));
  }

  private static Optional<JsonNode> checked(Answer answer) {
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    LOG.warn("the demo goes without text messages: {}", answer.body());
    return Optional.empty();
  }
}
