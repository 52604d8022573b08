package dev.centrala.web.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The contract as the validator can read it: it knows no {@code application/problem+json}, which is
 * held to its schema as plain JSON instead. A copy, since reading a contract writes into it.
 */
final class ValidatableDocument {
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  private ValidatableDocument() {}

  static JsonObject of(Map<String, Object> document) {
    return (JsonObject) renamed(new JsonObject(document).copy());
  }

  static String mediaType(String sent) {
    return sent.equals(PROBLEM) ? JSON : sent;
  }

  private static Object renamed(Object node) {
    return switch (node) {
      case JsonObject fields -> {
        JsonObject result = new JsonObject();
        for (Map.Entry<String, Object> field : fields) {
          Object value = field.getValue();
          result.put(mediaType(field.getKey()), value == null ? null : renamed(value));
        }
        yield result;
      }
      case JsonArray items -> {
        JsonArray result = new JsonArray();
        for (Object item : items) {
          result.add(item == null ? null : renamed(item));
        }
        yield result;
      }
      default -> node;
    };
  }
}
