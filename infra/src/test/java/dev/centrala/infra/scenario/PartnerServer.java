package dev.centrala.infra.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner who keeps every event that reaches the address {@link #url()}. */
final class PartnerServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Event> events = new CopyOnWriteArrayList<>();

  /** One delivery as it came in. */
  record Event(HttpHeaders headers, String text) {
    JsonNode body() {
      return Api.tree(text);
    }

    String type() {
      return body().path("type").asText();
    }

    /** As the official library sees it. */
    boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(text, headers);
        return true;
      } catch (WebhookVerificationException forged) {
        return false;
      }
    }
  }

  PartnerServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      events.add(new Event(HttpHeaders.of(exchange.getRequestHeaders(), (n, v) -> true), text));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Event> about(String interaction) {
    return events.stream()
        .filter(e -> e.body().path("data").path("interactionId").asText().equals(interaction))
        .toList();
  }

  List<Event> all() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
