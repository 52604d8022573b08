package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop's flows, by the public API. */
final class Flows {
  private final Shop shop;

  Flows(Shop shop) {
    this.shop = shop;
  }

  /** A node of the stored form: name, value, name, value … */
  static Map<String, Object> node(String id, String type, Object... fields) {
    Map<String, Object> node = new HashMap<>(Map.of("id", id, "type", type));
    for (int i = 0; i < fields.length; i += 2) {
      node.put((String) fields[i], fields[i + 1]);
    }
    return node;
  }

  static Map<String, Object> option(String id, String label, String next) {
    return Map.of("id", id, "label", label, "next", next);
  }

  @SafeVarargs
  static Map<String, Object> definition(Map<String, Object>... nodes) {
    return Map.of("start", nodes[0].get("id"), "nodes", List.of(nodes));
  }

  /** A flow whose first version is published. */
  @SafeVarargs
  final String published(String name, Map<String, Object>... nodes) {
    String flow = shop.create("flows", Map.of("name", name));
    publish(flow, definition(nodes));
    return flow;
  }

  int draft(String flow, Map<String, Object> definition) {
    return shop.owner()
        .post("/api/v1/flows/" + flow + "/versions", Map.of("definition", definition))
        .expect(201)
        .path("version")
        .asInt();
  }

  void publish(String flow, Map<String, Object> definition) {
    shop.owner()
        .post("/api/v1/flows/" + flow + "/publish", Map.of("version", draft(flow, definition)))
        .expect(200);
  }

  String widget(String flow) {
    return shop.owner()
        .post("/api/v1/entryPoints", Map.of("name", "Chat", "channel", "chat", "flowId", flow))
        .expect(201)
        .path("widgetId")
        .asText();
  }

  /** Waits until the flow has said so; what it said at once came with the start. */
  static JsonNode hear(Visitor visitor, String text) {
    for (JsonNode message : visitor.started().path("messages")) {
      if (message.path("text").asText().contains(text) && visitor.isNew(message)) {
        return message;
      }
    }
    return visitor
        .wire()
        .await("message", f -> f.at("/message/text").asText().contains(text))
        .path("message");
  }
}
