package dev.centrala.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The node's own API as any program sees it, with the demo's mailbox beside it. */
public final class DemoApi {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAIL_TRIES = 60;
  private static final long MAIL_PAUSE_MILLIS = 250;
  private static final Pattern TOKEN = Pattern.compile("[?&#]token=([^&#]+)");

  private final URI base;
  private final ObjectMapper json;
  private final HttpClient client = HttpClient.newHttpClient();

  /** An answer; {@code body} is a missing node when there is none. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }
  }

  public DemoApi(int port, ObjectMapper json) {
    this.base = URI.create("http://127.0.0.1:" + port);
    this.json = json;
  }

  Answer get(String path, @Nullable String token) {
    return send(request(path, token).GET().build());
  }

  Answer post(String path, @Nullable String token, Object body) {
    return send(request(path, token).POST(jsonBody(body)).build());
  }

  /** Changes what was just read; fails like any other program when somebody was faster. */
  Answer patch(String path, String token, JsonNode read, Object body) {
    return send(
        request(path, token)
            .header("If-Match", "\"" + read.path("version").asLong() + "\"")
            .method("PATCH", jsonBody(body))
            .build());
  }

  /** The items of a list that fits on one page; empty when it is refused. */
  List<JsonNode> items(String list, String token) {
    JsonNode items = get("/api/v1/" + list, token).body().path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  /** The token in the newest mail to this address; waits for the mail. */
  Optional<String> mailedToken(String address) {
    String path = "/demo/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    for (int attempt = 0; attempt < MAIL_TRIES; attempt++) {
      JsonNode link = get(path, null).body().at("/items/0/links/0");
      Matcher token = TOKEN.matcher(link.asText());
      if (token.find()) {
        return Optional.of(token.group(1));
      }
      pause();
    }
    return Optional.empty();
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    builder.header("Content-Type", "application/json");
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  private HttpRequest.BodyPublisher jsonBody(Object body) {
    try {
      return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(), isJson ? json.readTree(response.body()) : json.missingNode());
    } catch (IOException failed) {
      throw new IllegalStateException("the demo cannot ask itself", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(MAIL_PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
