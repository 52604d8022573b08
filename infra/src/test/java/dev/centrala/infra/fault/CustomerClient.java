package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * One customer with one chat: says some things, each until it comes back, and stays until the chat
 * has ended. A broken line is replaced, at any node, with the token of the chat; before there is a
 * token, with the visitor's own id.
 */
final class CustomerClient implements Runnable {
  static final String GOODBYE = "goodbye";
  private static final long ANSWER_MILLIS = 12_000;
  private static final long LOOK_AGAIN_MILLIS = 45_000;

  private final String name;
  private final List<URI> nodes;
  private final String widget;
  private final History history;
  private final Random random;
  private final String visitor;
  private final int lines;
  private final boolean leaves;
  private String interaction = "";
  private String resumeToken = "";
  private volatile boolean over;
  private volatile String doing = "nothing";

  CustomerClient(String name, List<URI> nodes, String widget, History history, long seed) {
    this.name = name;
    this.nodes = nodes;
    this.widget = widget;
    this.history = history;
    this.random = new Random(seed);
    this.visitor = name + "-" + UUID.randomUUID();
    this.lines = 2 + random.nextInt(4);
    this.leaves = random.nextInt(10) < 3;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public String toString() {
    return name + " (" + interaction + ", " + doing + ")";
  }

  @Override
  public void run() {
    int next = 0;
    String clientId = "";
    long firstSent = 0;
    while (!over) {
      try (Line line = open()) {
        begin(line);
        while (!over) {
          if (next < lines) {
            if (clientId.isEmpty()) {
              clientId = UUID.randomUUID().toString();
              firstSent = System.currentTimeMillis();
            }
            boolean last = next == lines - 1;
            String text = name + " " + next + (last && !leaves ? " " + GOODBYE : "");
            say(line, clientId, text, firstSent);
            clientId = "";
            next++;
            listen(line, 300 + random.nextInt(2_500));
          } else if (leaves) {
            leave(line);
          } else {
            doing = "waits for the end";
            listen(line, LOOK_AGAIN_MILLIS);
            if (!over) {
              throw new Line.BrokenException("looks again");
            }
          }
        }
      } catch (Line.BrokenException broken) {
        doing = doing + ", " + broken.getMessage();
        history.reconnected();
        Pause.millis(100 + random.nextInt(900));
      }
    }
  }

  private Line open() throws Line.BrokenException {
    URI node = nodes.get(random.nextInt(nodes.size()));
    return new Line(
        node,
        "/ws/chat",
        "centrala.chat.v1",
        "198.51.100." + (1 + Math.floorMod(name.hashCode(), 250)));
  }

  private void begin(Line line) throws Line.BrokenException {
    doing = "starts";
    Map<String, Object> fields = new HashMap<>();
    fields.put("widgetId", widget);
    fields.put("visitorId", visitor);
    fields.put("customer", Map.of("name", name));
    if (!resumeToken.isEmpty()) {
      fields.put("resumeToken", resumeToken);
    }
    line.send("start", fields);
    JsonNode started = await(line, "started", "");
    String told = started.path("interactionId").asText();
    if (!interaction.isEmpty() && !interaction.equals(told)) {
      history.wrong(name + " resumed " + interaction + " and was given " + told);
    }
    interaction = told;
    resumeToken = started.path("resumeToken").asText();
    history.started(interaction, visitor);
  }

  private void say(Line line, String clientId, String text, long firstSent)
      throws Line.BrokenException {
    doing = "says " + text;
    Map<String, String> fields = Map.of("clientMessageId", clientId, "text", text);
    line.send("sendMessage", fields);
    JsonNode echo = await(line, "message", clientId);
    if (over) {
      return;
    }
    if (!echo.at("/message/text").asText().equals(text)) {
      history.wrong("the echo of \"" + text + "\" is " + echo);
    }
    history.said(
        new History.Said(interaction, clientId, text, true, firstSent, System.currentTimeMillis()));
    if (random.nextInt(50) == 0) {
      history.repeated();
      line.send("sendMessage", fields);
    }
  }

  private void leave(Line line) throws Line.BrokenException {
    doing = "leaves";
    line.send("end", Map.of());
    await(line, "ended", "");
  }

  /** Waits for this frame; ends early when the chat is over. */
  private JsonNode await(Line line, String type, String clientId) throws Line.BrokenException {
    long end = System.currentTimeMillis() + ANSWER_MILLIS;
    while (!over && System.currentTimeMillis() < end) {
      JsonNode frame = hear(line, 200);
      boolean fits =
          clientId.isEmpty() || frame.at("/message/clientMessageId").asText().equals(clientId);
      if (frame.path("type").asText().equals(type) && fits) {
        return frame;
      }
    }
    if (over) {
      return Web.JSON.missingNode();
    }
    throw new Line.BrokenException("no " + type);
  }

  private void listen(Line line, long millis) throws Line.BrokenException {
    long end = System.currentTimeMillis() + millis;
    while (!over && System.currentTimeMillis() < end) {
      hear(line, 200);
    }
  }

  private JsonNode hear(Line line, long millis) throws Line.BrokenException {
    JsonNode frame = line.next(millis);
    switch (frame.path("type").asText()) {
      case "ended" -> over = true;
      case "reconnect" -> throw new Line.BrokenException("asked to reconnect");
      case "error" -> throw new Line.BrokenException("error " + frame);
      default -> {}
    }
    return frame;
  }
}
