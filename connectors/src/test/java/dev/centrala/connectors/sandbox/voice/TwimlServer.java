package dev.centrala.connectors.sandbox.voice;

import com.twilio.security.RequestValidator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An application of the carrier's customer: answers webhooks by path and keeps what it was sent,
 * together with whether the SDK's own validator takes the signature.
 */
final class TwimlServer implements AutoCloseable {
  /** A webhook as it arrived. */
  record Hit(String method, String path, Map<String, String> form, String token, boolean signed) {
    String field(String name) {
      return form.getOrDefault(name, "");
    }
  }

  /** What is answered. */
  record Reply(int status, String contentType, String body) {
    static Reply twiml(String verbs) {
      return new Reply(200, "text/xml", "<Response>" + verbs + "</Response>");
    }
  }

  private final Vertx vertx;
  private final String authToken;
  private final HttpServer server;
  private final Map<String, Function<Hit, Reply>> pages = new ConcurrentHashMap<>();
  private final List<Hit> hits = new CopyOnWriteArrayList<>();

  TwimlServer(Vertx vertx, String authToken) {
    this.vertx = vertx;
    this.authToken = authToken;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::receive)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  TwimlServer on(String path, String verbs) {
    return on(path, hit -> Reply.twiml(verbs));
  }

  TwimlServer on(String path, Function<Hit, Reply> page) {
    pages.put(path, page);
    return this;
  }

  List<Hit> hits() {
    return List.copyOf(hits);
  }

  List<Hit> hits(String path) {
    return hits.stream().filter(hit -> hit.path().equals(path)).toList();
  }

  private void receive(HttpServerRequest request) {
    request.setExpectMultipart(request.method() == HttpMethod.POST);
    request
        .body()
        .onSuccess(body -> {
          boolean isPost = request.method() == HttpMethod.POST;
          Map<String, String> form = new LinkedHashMap<>();
          var fields = isPost ? request.formAttributes() : request.params();
          fields.forEach(field -> form.put(field.getKey(), field.getValue()));
          boolean signed =
              new RequestValidator(authToken)
                  .validate(
                      url(request.uri()),
                      isPost ? form : Map.of(),
                      Objects.requireNonNullElse(request.getHeader("X-Twilio-Signature"), ""));
          String token = request.getHeader("I-Twilio-Idempotency-Token");
          Hit hit = new Hit(request.method().name(), request.path(), form, token, signed);
          hits.add(hit);
          vertx.executeBlocking(() -> answer(hit), false).onSuccess(reply -> write(request, reply));
        });
  }

  private Reply answer(Hit hit) {
    Function<Hit, Reply> page = pages.get(hit.path());
    if (page == null && hit.path().endsWith(".mp3")) {
      return new Reply(200, "audio/mpeg", "sound");
    }
    return page == null ? new Reply(404, "text/plain", "") : page.apply(hit);
  }

  private static void write(HttpServerRequest request, Reply reply) {
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", reply.contentType())
        .end(reply.body());
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
