package dev.centrala.web.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The OpenAPI document: {@code base.yaml} and a fragment for each domain, with {@code paths} and
 * {@code components} put together. Two fragments that define the same name fail at start.
 */
public final class ContractDocument {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> SECTIONS =
      List.of("schemas", "parameters", "responses", "requestBodies");

  private ContractDocument() {}

  /** The merged document as nested maps. */
  public static Map<String, Object> load(List<String> fragments) {
    Map<String, Object> document = new LinkedHashMap<>(read("base"));
    Map<String, Object> paths = section(document, "paths");
    Map<String, Object> components = section(document, "components");
    for (String name : fragments) {
      Map<String, Object> fragment = read(name);
      add(paths, section(fragment, "paths"), name);
      for (String kind : SECTIONS) {
        add(section(components, kind), section(section(fragment, "components"), kind), name);
      }
    }
    return document;
  }

  /** The AsyncAPI document of the sockets; empty when this build has none. */
  public static Map<String, Object> sockets() {
    boolean present = ContractDocument.class.getResource("/contract/asyncapi.yaml") != null;
    return present ? read("asyncapi") : Map.of();
  }

  /** The JSON Schema of a flow's stored form. */
  public static Map<String, Object> flowSchema() {
    return read("flow.schema");
  }

  private static Map<String, Object> read(String name) {
    String resource = "/contract/" + name + ".yaml";
    try (InputStream stream = ContractDocument.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no contract fragment " + resource);
      }
      return YAML.readValue(stream, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException malformed) {
      throw new UncheckedIOException(resource, malformed);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        parent.computeIfAbsent(name, missing -> new LinkedHashMap<String, Object>());
  }

  private static void add(Map<String, Object> all, Map<String, Object> more, String fragment) {
    more.forEach((name, value) -> {
      if (all.putIfAbsent(name, value) != null) {
        throw new IllegalStateException(name + " of " + fragment + " is defined twice");
      }
    });
  }
}
