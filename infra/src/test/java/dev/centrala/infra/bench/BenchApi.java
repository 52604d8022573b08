package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The node's API as its tenant's owner. */
final class BenchApi {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final BenchNode node;

  BenchApi(BenchNode node) {
    this.node = node;
  }

  /** Posts to a path below {@code /api/v1}; what is refused fails. */
  JsonNode post(String path, String body) {
    HttpResponse<String> answer =
        send(http, request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    try {
      return json.readTree(answer.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** Changes what is at the path, in the version that it has; what is refused fails. */
  void change(String path, String body) {
    String version = send(http, request(path).build()).headers().firstValue("ETag").orElseThrow();
    HttpRequest change =
        request(path)
            .header("If-Match", version)
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = send(http, change);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(node.baseUrl() + "/api/v1" + path))
        .header("Authorization", "Bearer " + node.ownerToken())
        .header("Content-Type", "application/json");
  }

  static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
