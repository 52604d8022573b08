package dev.centrala.infra.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node says to Prometheus. */
record Scrape(String text) {
  static Scrape of(Api management) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      URI address = management.base().resolve("/metrics");
      return new Scrape(
          client
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private List<String> samples() {
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  Set<String> names() {
    return samples().stream().map(Scrape::name).collect(Collectors.toSet());
  }

  private static String name(String sample) {
    return sample.split("[{ ]", 2)[0];
  }

  /** Over all series of the name whose labels hold these pairs. */
  double sum(String name, String... pairs) {
    return samples().stream()
        .filter(sample -> name(sample).equals(name))
        .filter(sample -> {
          for (int i = 0; i < pairs.length; i += 2) {
            if (!sample.contains(pairs[i] + "=\"" + pairs[i + 1] + "\"")) {
              return false;
            }
          }
          return true;
        })
        .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)))
        .sum();
  }
}
