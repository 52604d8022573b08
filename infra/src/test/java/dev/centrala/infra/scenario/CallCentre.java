package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.connectors.sandbox.voice.SimConference;
import dev.centrala.connectors.sandbox.voice.SimPhone;
import dev.centrala.infra.scenario.Shop.Agent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A shop that takes calls: a number at the carrier and what is done with it. */
final class CallCentre {
  private final Shop shop;
  private final SandboxCarrier carrier;
  private final String number = Shop.Line.customer();
  private final String connection;
  private final String secret;
  private final String account = "AC" + UUID.randomUUID().toString().replace("-", "");
  private JsonNode entry;

  CallCentre(Shop shop, SandboxCarrier carrier) {
    this.shop = shop;
    this.carrier = carrier;
    this.secret = UUID.randomUUID().toString().replace("-", "");
    carrier.openAccount(account, secret);
    carrier.addNumber(account, number);
    this.connection =
        shop.create(
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
  }

  CallCentre answersWithQueue(String queue) {
    return answersWith(Map.of("queueId", queue));
  }

  CallCentre answersWithFlow(String flow) {
    return answersWith(Map.of("flowId", flow));
  }

  private CallCentre answersWith(Map<String, String> target) {
    Map<String, Object> body = new java.util.HashMap<>(target);
    body.putAll(
        Map.of(
            "name", "Call us", "channel", "voice", "connectionId", connection, "address", number));
    entry = shop.owner().post("/api/v1/entryPoints", body).expect(201);
    return this;
  }

  JsonNode entry() {
    return entry;
  }

  String number() {
    return number;
  }

  String connection() {
    return connection;
  }

  String account() {
    return account;
  }

  SimCall call(String from) {
    return carrier.call(from, number);
  }

  /** The browser that this agent talks with. */
  SimPhone browser(Agent agent) {
    return carrier.phone("client:u-" + agent.id());
  }

  SimConference room(String interaction) {
    return carrier.conference("centrala-" + interaction);
  }

  void talk(Duration time) {
    carrier.advance(time);
  }

  /** The agent takes what rings; answers the agent's line, which is in the room by then. */
  SimCall takes(Wire desk, Agent agent, String interaction) {
    accepts(desk, interaction);
    SimCall line = browser(agent).awaitCall();
    awaitCall(desk, interaction, "talking");
    return line;
  }

  void accepts(Wire desk, String interaction) {
    JsonNode offer = desk.awaitOffer(interaction);
    desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
    desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
  }

  /** A desktop is shown that the call stands so. */
  JsonNode awaitCall(Wire desk, String interaction, String state) {
    return desk.await(
            "interactionUpdated",
            f ->
                f.at("/interaction/id").asText().equals(interaction)
                    && f.at("/interaction/call/state").asText().equals(state))
        .at("/interaction/call");
  }

  /** What the carrier holds of recordings. */
  JsonNode carriersRecordings() {
    String pair = account + ":" + secret;
    String token = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    carrier.baseUrl() + "/2010-04-01/Accounts/" + account + "/Recordings.json"))
            .header("Authorization", "Basic " + token)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Api.tree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .path("recordings");
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** What the carrier may still send at any time, signed by it; answers the status. */
  int webhook(java.net.URI base, String path, Map<String, String> form) {
    String url = "/connect/twilio/" + connection + path;
    Map<String, String> whole = new java.util.HashMap<>(form);
    whole.put("AccountSid", account);
    return new Api(base, null)
        .form(
            url,
            whole,
            Map.of("X-Twilio-Signature", CarrierSignature.of(secret, base + url, whole)));
  }

  int seconds(String meter) {
    return shop.usage(meter)
        .map(u -> (int) Double.parseDouble(u.path("quantity").asText()))
        .orElse(0);
  }
}
