package dev.centrala.infra.node;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A partner's server on loopback that keeps what it received; answers as and when it is told. */
final class Partner implements AutoCloseable {
  /** Leaves a delivery without an answer until it is let go. */
  static final int NOT_YET = 0;

  private final HttpServer server;
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<HttpServerResponse> held = new LinkedBlockingQueue<>();
  private volatile Function<Received, Integer> answer = delivery -> 204;

  record Received(HttpHeaders headers, String body) {
    String id() {
      return headers.firstValue("webhook-id").orElseThrow();
    }

    /** As a partner would check it, with the official library. */
    boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (WebhookVerificationException forged) {
        return false;
      }
    }
  }

  Partner(Vertx vertx) {
    this.server =
        vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1").await();
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          Map<String, List<String>> headers = new HashMap<>();
          request.headers().forEach(h -> headers.put(h.getKey(), List.of(h.getValue())));
          Received delivery =
              new Received(HttpHeaders.of(headers, (name, value) -> true), body.toString());
          received.add(delivery);
          int status = answer.apply(delivery);
          if (status == NOT_YET) {
            held.add(request.response());
          } else {
            request.response().setStatusCode(status).end();
          }
        });
  }

  void answers(Function<Received, Integer> status) {
    this.answer = status;
  }

  /** Answers one of those that wait. */
  void letOneGo(int status) {
    HttpServerResponse one = held.poll();
    if (one == null) {
      throw new AssertionError("nobody waits");
    }
    one.setStatusCode(status).end();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/hook";
  }

  int port() {
    return server.actualPort();
  }

  List<Received> all() {
    return List.copyOf(received);
  }

  Received next() {
    try {
      Received next = received.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing arrived");
      }
      return next;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    server.close().await();
  }
}
