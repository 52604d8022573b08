package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.infra.config.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The node's JSON as one caller speaks it; without a token it is anybody. */
record Api(URI base, @Nullable String token) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = Json.mapper();
  private static final Pattern TOKEN = Pattern.compile("[?&#]token=([^&#]+)");

  /** {@code body} is a missing node when there is none. */
  record Answer(String request, int status, String etag, JsonNode body) {
    JsonNode expect(int expected) {
      if (status != expected) {
        throw new AssertionError(
            request + " answered " + status + " instead of " + expected + ": " + body);
      }
      return body;
    }
  }

  Api as(@Nullable String otherToken) {
    return new Api(base, otherToken);
  }

  Answer get(String path) {
    return send("GET", path, null, "");
  }

  Answer post(String path, Object body) {
    return send("POST", path, body, "");
  }

  Answer put(String path, Object body) {
    return send("PUT", path, body, "");
  }

  Answer put(String path, Object body, String etag) {
    return send("PUT", path, body, etag);
  }

  Answer delete(String path) {
    return send("DELETE", path, null, "");
  }

  Answer patch(String path, Object body, String etag) {
    return send("PATCH", path, body, etag);
  }

  /** With the version that is there now. */
  JsonNode change(String path, Object body) {
    return patch(path, body, get(path).etag()).expect(200);
  }

  /** What is not JSON, as it came. */
  String text(String path) {
    return exchange(HttpRequest.newBuilder(base.resolve(path)).build()).body();
  }

  /** The answer to a download, with its headers. */
  HttpResponse<byte[]> download(String address) {
    return download(address, Map.of());
  }

  HttpResponse<byte[]> download(String address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(address));
    headers.forEach(request::header);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return exchange(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Uploads a file to a list of such. */
  Answer post(String path, String name, byte[] content) {
    String address = path + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(address))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return answer("POST " + address, exchange(request.build()));
  }

  /** Uploads a file; answers its id. */
  String upload(String name, byte[] content) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/attachments?name=" + name))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    return tree(exchange(request).body()).path("id").asText();
  }

  List<JsonNode> items(String path) {
    return StreamSupport.stream(get(path).expect(200).path("items").spliterator(), false).toList();
  }

  /** The token in the newest mail to this address; waits for the mail. */
  String mailedToken(String address) {
    String path = "/demo/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return Await.value(
        "a mail to " + address,
        () -> {
          Matcher link = TOKEN.matcher(get(path).body().at("/items/0/links/0").asText());
          return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        });
  }

  /** A form, as a carrier posts it. */
  int form(String path, Map<String, String> form, Map<String, String> headers) {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()));
    headers.forEach(request::header);
    return exchange(request.build()).statusCode();
  }

  private Answer send(String method, String path, @Nullable Object body, String etag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(of(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!etag.isEmpty()) {
      request.header("If-Match", etag);
    }
    return answer(method + " " + path, exchange(request.build()));
  }

  private static Answer answer(String request, HttpResponse<String> response) {
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(
        request,
        response.statusCode(),
        response.headers().firstValue("ETag").orElse(""),
        json ? tree(response.body()) : JSON.missingNode());
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    return exchange(request, HttpResponse.BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> exchange(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return CLIENT.send(request, handler);
    } catch (IOException failed) {
      throw new AssertionError(request.method() + " " + request.uri(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(text, notJson);
    }
  }

  static String of(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
