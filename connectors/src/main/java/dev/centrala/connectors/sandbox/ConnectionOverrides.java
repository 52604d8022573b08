package dev.centrala.connectors.sandbox;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a webhook is fetched, read from the fragment of its URL: {@code
 * #rc=2&rp=5xx,ct&ct=2000&rt=5000&tt=15000}. Names, ranges and defaults are those of Twilio's page
 * "Webhooks (HTTP callbacks): Connection Overrides"; values out of range are drawn in.
 *
 * @param policies of {@code ct} (not connected), {@code rt} (no answer in time), {@code 4xx},
 *     {@code 5xx}, {@code all}
 */
record ConnectionOverrides(
    int connectTimeoutMillis,
    int readTimeoutMillis,
    int totalTimeMillis,
    int retries,
    Set<String> policies) {

  static ConnectionOverrides of(URI url) {
    Map<String, String> pairs = new HashMap<>();
    String fragment = url.getRawFragment();
    if (fragment != null) {
      for (String pair : fragment.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return new ConnectionOverrides(
        number(pairs, "ct", 5000, 100, 10_000),
        number(pairs, "rt", 15_000, 100, 15_000),
        number(pairs, "tt", 15_000, 100, 15_000),
        number(pairs, "rc", 1, 0, 5),
        Arrays.stream(pairs.getOrDefault("rp", "ct").split(",")).collect(Collectors.toSet()));
  }

  boolean retries(String failure) {
    return policies.contains("all") || policies.contains(failure);
  }

  private static int number(Map<String, String> pairs, String key, int usual, int low, int high) {
    String text = pairs.getOrDefault(key, "");
    return text.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(text), low, high) : usual;
  }
}
