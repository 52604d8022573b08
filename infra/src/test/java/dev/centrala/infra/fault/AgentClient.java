package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * One agent: keeps available, takes offers, answers each message, ends after a goodbye, wraps up.
 * Commands are repeated with the same id until they are answered. A broken line is replaced at any
 * node and goes on after the last delta that was heard.
 */
final class AgentClient implements Runnable {
  private final String email;
  private final List<URI> nodes;
  private final History history;
  private final Random random;
  private final String from;
  private final Desk desk;
  private String accessToken;
  private String refreshToken;
  private long tokenMillis = System.currentTimeMillis();
  private long seq;
  private long availableSince;
  private volatile boolean stopped;
  private volatile String doing = "nothing";

  AgentClient(SetUp.Agent agent, List<URI> nodes, History history, long seed) {
    this.email = agent.email();
    this.accessToken = agent.accessToken();
    this.refreshToken = agent.refreshToken();
    this.nodes = nodes;
    this.history = history;
    this.random = new Random(seed);
    this.from = "203.0.113." + (1 + Math.floorMod(email.hashCode(), 250));
    this.desk = new Desk(agent.id(), random);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public String toString() {
    return email + " (" + doing + ", " + desk + ")";
  }

  @Override
  public void run() {
    while (!stopped) {
      try (Line line = open()) {
        work(line);
      } catch (Line.BrokenException | UncheckedIOException broken) {
        doing = String.valueOf(broken.getMessage());
        noLongerAvailable();
        desk.unsend();
        history.reconnected();
        Pause.millis(100 + random.nextInt(900));
      }
    }
    noLongerAvailable();
  }

  private Line open() throws Line.BrokenException {
    URI node = nodes.get(random.nextInt(nodes.size()));
    if (System.currentTimeMillis() - tokenMillis > 8 * 60_000) {
      renew(node);
    }
    return new Line(node, "/ws/agent", "centrala.agent.v1", from);
  }

  /** With the refresh token; with the password when its answer was lost. */
  private void renew(URI node) {
    JsonNode tokens;
    try {
      tokens =
          Web.post(
              node, "/api/v1/sessions/refresh", from, "", Map.of("refreshToken", refreshToken));
    } catch (UncheckedIOException lost) {
      tokens =
          Web.post(
              node,
              "/api/v1/sessions",
              from,
              "",
              Map.of("email", email, "password", SetUp.PASSWORD));
    }
    accessToken = tokens.path("accessToken").asText();
    refreshToken = tokens.path("refreshToken").asText();
    tokenMillis = System.currentTimeMillis();
  }

  private void work(Line line) throws Line.BrokenException {
    boolean resume = seq > 0 && random.nextInt(10) < 8;
    line.send(
        "authenticate",
        resume ? Map.of("token", accessToken, "resumeFrom", seq) : Map.of("token", accessToken));
    doing = "works";
    long begun = System.currentTimeMillis();
    while (!stopped) {
      JsonNode frame = line.next(100);
      while (!frame.isMissingNode()) {
        hear(frame);
        frame = line.next(0);
      }
      if (System.currentTimeMillis() - begun > 8 * 60_000) {
        throw new Line.BrokenException("needs a new token");
      }
      for (Desk.Command command : desk.due(System.currentTimeMillis())) {
        line.send(command.type(), command.fields());
      }
    }
  }

  private void hear(JsonNode frame) throws Line.BrokenException {
    long told = frame.path("seq").asLong();
    if (told > 0) {
      seq = told;
    }
    switch (frame.path("type").asText()) {
      case "reconnect" -> throw new Line.BrokenException("asked to reconnect");
      case "commandDone" -> done(frame);
      case "error" -> desk.refused(frame);
      case "offer" -> {
        String contact = frame.path("interactionId").asText();
        history.offered(new History.Offered(contact, System.currentTimeMillis()));
        desk.hear(frame);
      }
      default -> desk.hear(frame);
    }
    if (desk.isAvailable() && availableSince == 0) {
      availableSince = System.currentTimeMillis();
    } else if (!desk.isAvailable()) {
      noLongerAvailable();
    }
  }

  private void done(JsonNode frame) {
    Desk.Command command = desk.done(frame);
    if (command == null) {
      return;
    }
    if (command.type().equals("sendMessage")) {
      history.said(
          new History.Said(
              command.fields().get("interactionId"),
              command.fields().get("clientMessageId"),
              command.fields().get("text"),
              false,
              command.madeMillis(),
              System.currentTimeMillis()));
    }
    if (random.nextInt(50) == 0) {
      history.repeated();
      desk.repeat(command);
    }
  }

  private void noLongerAvailable() {
    if (availableSince > 0) {
      history.available(
          new History.Available(desk.agent(), availableSince, System.currentTimeMillis()));
      availableSince = 0;
    }
  }

  /** What an agent's own sent message is known by. */
  static String messageId() {
    return UUID.randomUUID().toString();
  }

  static List<JsonNode> list(JsonNode items) {
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    return all;
  }
}
