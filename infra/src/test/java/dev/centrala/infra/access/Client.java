package dev.centrala.infra.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client of one server. */
final class Client {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final ObjectMapper json;

  Client(int port, ObjectMapper json) {
    this.base = "http://127.0.0.1:" + port;
    this.json = json;
  }

  Answer get(String path, @Nullable String token) {
    return send("GET", path, null, token, Map.of());
  }

  Answer post(String path, Object body) {
    return send("POST", path, body, null, Map.of());
  }

  Answer post(String path, Object body, @Nullable String token) {
    return send("POST", path, body, token, Map.of());
  }

  Answer patch(String path, Object body, @Nullable String token, long version) {
    return send("PATCH", path, body, token, Map.of("If-Match", "\"" + version + "\""));
  }

  Answer delete(String path, @Nullable String token) {
    return send("DELETE", path, null, token, Map.of());
  }

  Answer form(String path, String form, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    headers.forEach(request::header);
    return send(request.build());
  }

  Answer send(
      String method,
      String path,
      @Nullable Object body,
      @Nullable String token,
      Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(base + path))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      headers.forEach(request::header);
      return send(request.build());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(request.method() + " " + request.uri().getPath(), response, json);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** An answer; {@code expect} gives its body as a tree. */
  record Answer(String request, HttpResponse<String> response, ObjectMapper json) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode body() {
      try {
        return json.readTree(response.body());
      } catch (IOException notJson) {
        throw new AssertionError(request + " answered " + response.body(), notJson);
      }
    }

    JsonNode expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            request + " answered " + status() + " instead of " + status + ": " + response.body());
      }
      return body();
    }
  }
}
