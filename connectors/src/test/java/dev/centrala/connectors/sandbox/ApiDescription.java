package dev.centrala.connectors.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Twilio's public description of its API, as far as the sandbox goes; says what does not fit it.
 */
public final class ApiDescription {
  private final JsonObject description =
      new JsonObject().put("paths", new JsonObject()).put("schemas", new JsonObject());

  public ApiDescription() {
    for (String extract : List.of("messaging", "voice")) {
      JsonObject part = read("/twilio/" + extract + "-openapi.json");
      description.getJsonObject("paths").mergeIn(part.getJsonObject("paths"));
      description
          .getJsonObject("schemas")
          .mergeIn(part.getJsonObject("components").getJsonObject("schemas"));
    }
  }

  static JsonObject read(String resource) {
    try (InputStream stream = ApiDescription.class.getResourceAsStream(resource)) {
      return new JsonObject(new String(stream.readAllBytes()));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What is wrong with this request and its answer; empty when both fit. */
  public List<String> deviations(WireRequest request) {
    JsonObject operation = operation(request);
    if (operation == null) {
      return List.of(request.method() + " " + request.path() + " is not in the description");
    }
    List<String> wrong = new ArrayList<>(unknownFields(request, operation));
    JsonObject responses = operation.getJsonObject("responses");
    JsonObject response = responses.getJsonObject(Integer.toString(request.status()));
    if (response == null) {
      wrong.add("answer " + request.status() + " is not in " + responses.fieldNames());
    } else if (response.containsKey("content")) {
      JsonObject schema =
          response
              .getJsonObject("content")
              .getJsonObject("application/json")
              .getJsonObject("schema");
      wrong.addAll(mismatches(schema, new JsonObject(request.answer())));
    }
    return wrong;
  }

  private JsonObject operation(WireRequest request) {
    for (Map.Entry<String, Object> path : description.getJsonObject("paths")) {
      String pattern =
          Pattern.quote(path.getKey()).replaceAll("\\{[A-Za-z]+}", "\\\\E[A-Za-z0-9._-]+\\\\Q");
      if (request.path().matches(pattern)) {
        return ((JsonObject) path.getValue()).getJsonObject(request.method().toLowerCase());
      }
    }
    return null;
  }

  private static List<String> unknownFields(WireRequest request, JsonObject operation) {
    List<String> known = new ArrayList<>();
    for (Object parameter : operation.getJsonArray("parameters", new JsonArray())) {
      known.add(((JsonObject) parameter).getString("name"));
    }
    JsonObject body = operation.getJsonObject("requestBody");
    if (body != null) {
      known.addAll(
          body.getJsonObject("content")
              .getJsonObject("application/x-www-form-urlencoded")
              .getJsonObject("schema")
              .getJsonObject("properties")
              .fieldNames());
    }
    return request.form().keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> "unknown field " + name)
        .toList();
  }

  private List<String> mismatches(JsonObject schema, JsonObject answer) {
    JsonSchemaOptions options =
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic)
            .setBaseUri("https://schema.invalid");
    OutputUnit result = Validator.create(JsonSchema.of(closed(schema)), options).validate(answer);
    if (result.getValid()) {
      return List.of();
    }
    return result.getErrors().stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }

  /**
   * OpenAPI 3.0 as JSON Schema: references inlined, nullable as a type, and no property but those
   * described.
   */
  private JsonObject closed(JsonObject schema) {
    if (schema.containsKey("$ref")) {
      String name = schema.getString("$ref").replaceFirst(".*/", "");
      JsonObject named = description.getJsonObject("schemas").getJsonObject(name);
      return closed(name.contains("_reason_") ? orNull(named) : named);
    }
    JsonObject closed = new JsonObject();
    schema.forEach(entry -> closed.put(entry.getKey(), entry.getValue()));
    closed.remove("nullable");
    closed.remove("format");
    if (schema.getBoolean("nullable", false)) {
      closed.put("type", new JsonArray().add(schema.getString("type")).add("null"));
    }
    if (schema.containsKey("items")) {
      closed.put("items", closed(schema.getJsonObject("items")));
    }
    if (schema.containsKey("properties")) {
      JsonObject properties = new JsonObject();
      schema
          .getJsonObject("properties")
          .forEach(p -> properties.put(p.getKey(), closed((JsonObject) p.getValue())));
      closed.put("properties", properties).put("additionalProperties", false);
      closed.put("required", new JsonArray(new ArrayList<>(properties.fieldNames())));
    }
    return closed;
  }

  /** A reason for what has not happened yet is null, says the description only in prose. */
  private static JsonObject orNull(JsonObject enumeration) {
    return enumeration
        .copy()
        .put("nullable", true)
        .put("enum", enumeration.getJsonArray("enum").copy().addNull());
  }
}
