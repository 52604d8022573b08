package dev.centrala.connectors.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A REST request that the carrier received, as it came over the wire.
 *
 * @param form decoded form fields, or the query of a GET; each with all its values
 * @param status what was answered; 0 when the connection was dropped instead
 */
public record WireRequest(
    String method, String path, Map<String, List<String>> form, int status, String answer) {

  public String field(String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }
}
