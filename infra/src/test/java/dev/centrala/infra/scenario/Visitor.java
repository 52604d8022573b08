package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A customer in front of the widget. */
final class Visitor implements AutoCloseable {
  private static final JsonNode BROKEN = Api.tree("{\"type\":\"error\",\"code\":\"unavailable\"}");

  private final URI base;
  private final String widget;
  private final String name;
  private final String visitorId = UUID.randomUUID().toString();
  private final Set<String> seen = new HashSet<>();
  private URI at;
  private Wire wire;
  private JsonNode started;

  private Visitor(URI base, String widget, String name) {
    this.base = base;
    this.widget = widget;
    this.name = name;
    this.at = base;
    this.wire = open(base);
    this.started = start(Map.of());
  }

  static Visitor arrive(URI base, String widget, String name) {
    return new Visitor(base, widget, name);
  }

  private static Wire open(URI base) {
    return new Wire(base, "/ws/chat", "centrala.chat.v1");
  }

  private JsonNode start(Map<String, ?> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("widgetId", widget);
    fields.put("visitorId", visitorId);
    fields.put("customer", Map.of("name", name));
    return Await.value(
        "the chat to start",
        () -> {
          if (wire.isClosed()) {
            wire = open(at);
          }
          wire.send("start", fields);
          JsonNode answer =
              Await.value(
                  "an answer to start",
                  () ->
                      wire.poll("started", any -> true)
                          .or(() -> wire.poll("error", any -> true))
                          .or(() -> wire.isClosed() ? Optional.of(BROKEN) : Optional.empty()));
          if (answer.path("type").asText().equals("started")) {
            return Optional.of(answer);
          }
          if (!answer.path("code").asText().equals("unavailable")) {
            throw new AssertionError("the chat was refused: " + answer);
          }
          return Optional.empty();
        });
  }

  /** What the chat began with. */
  JsonNode started() {
    return started;
  }

  /** Whether this is the first time that the message is looked at. */
  boolean isNew(JsonNode message) {
    return seen.add(message.path("id").asText());
  }

  String interaction() {
    return started.path("interactionId").asText();
  }

  /** The line breaks; the page comes back with its token. Answers what it is told. */
  JsonNode reconnect() {
    wire.drop();
    return returnTo(base);
  }

  /** Comes back to a node that may be another one. */
  JsonNode returnTo(URI node) {
    String token = started.path("resumeToken").asText();
    at = node;
    wire = open(node);
    started = start(Map.of("resumeToken", token));
    return started;
  }

  Wire wire() {
    return wire;
  }

  /** Says it and waits for the echo, which acknowledges it. */
  JsonNode say(String text) {
    return say(UUID.randomUUID().toString(), text);
  }

  JsonNode say(String clientId, String text) {
    wire.send("sendMessage", Map.of("clientMessageId", clientId, "text", text));
    return wire.await("message", f -> f.at("/message/clientMessageId").asText().equals(clientId));
  }

  @Override
  public void close() {
    wire.close();
  }
}
