package dev.centrala.infra.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one agent's desktop shows, and what the agent does about it: the next thing follows from the
 * state alone, so that it does not matter which deltas or snapshots led there.
 */
final class Desk {
  private static final long AGAIN_MILLIS = 2_000;
  private static final long UNANSWERED_MILLIS = 12_000;

  private final String agent;
  private final Random random;
  private final Map<String, Offer> offers = new LinkedHashMap<>();
  private final Map<String, Chat> chats = new LinkedHashMap<>();
  private final Map<String, Command> open = new LinkedHashMap<>();
  private final Map<String, Long> notBefore = new HashMap<>();
  private final List<Command> repeats = new ArrayList<>();
  private String presence = "offline";
  private boolean known;

  private record Offer(boolean taken, boolean rejected, long actMillis) {}

  private static final class Chat {
    String state = "assigned";
    final Map<String, JsonNode> messages = new LinkedHashMap<>();
  }

  /** A command until its answer; {@code purpose} is what it is to achieve. */
  static final class Command {
    private final String purpose;
    private final String type;
    private final Map<String, String> fields;
    private final long madeMillis = System.currentTimeMillis();
    private long sentMillis;
    private long waitUntil;

    private Command(String purpose, String type, Map<String, String> fields) {
      this.purpose = purpose;
      this.type = type;
      this.fields = new HashMap<>(fields);
      this.fields.put("commandId", UUID.randomUUID().toString());
    }

    String type() {
      return type;
    }

    Map<String, String> fields() {
      return fields;
    }

    long madeMillis() {
      return madeMillis;
    }
  }

  Desk(String agent, Random random) {
    this.agent = agent;
    this.random = random;
  }

  String agent() {
    return agent;
  }

  boolean isAvailable() {
    return known && presence.equals("available");
  }

  @Override
  public String toString() {
    return presence
        + ", offers "
        + offers.keySet()
        + ", chats "
        + chats.entrySet().stream().map(c -> c.getKey() + " " + c.getValue().state).toList()
        + ", open "
        + open.keySet();
  }

  void hear(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "snapshot" -> {
        known = true;
        presence = frame.at("/presence/state").asText();
        offers.clear();
        chats.clear();
        AgentClient.list(frame.path("offers")).forEach(this::offered);
        AgentClient.list(frame.path("assignments")).forEach(this::assigned);
      }
      case "presenceChanged" -> presence = frame.path("state").asText();
      case "offer" -> offered(frame);
      case "offerEnded" -> offers.remove(frame.path("offerId").asText());
      case "assigned" -> assigned(frame);
      case "message" -> {
        Chat chat = chats.get(frame.path("interactionId").asText());
        if (chat != null) {
          add(chat, frame.path("message"));
        }
      }
      case "interactionUpdated" -> {
        Chat chat = chats.get(frame.at("/interaction/id").asText());
        if (chat != null) {
          chat.state = frame.at("/interaction/state").asText();
        }
      }
      case "interactionEnded" -> chats.remove(frame.path("interactionId").asText());
      default -> {}
    }
  }

  private void offered(JsonNode offer) {
    int chance = random.nextInt(100);
    offers.putIfAbsent(
        offer.path("offerId").asText(),
        new Offer(chance >= 8, chance < 4, System.currentTimeMillis() + 100 + random.nextInt(700)));
  }

  private void assigned(JsonNode frame) {
    Chat chat = new Chat();
    chat.state = frame.at("/interaction/state").asText();
    AgentClient.list(frame.path("messages")).forEach(message -> add(chat, message));
    chats.put(frame.at("/interaction/id").asText(), chat);
  }

  private static void add(Chat chat, JsonNode message) {
    chat.messages.put(message.path("id").asText(), message);
  }

  /** What is to be sent now. */
  List<Command> due(long now) {
    if (known) {
      wish(now);
    }
    List<Command> due = new ArrayList<>(repeats);
    repeats.clear();
    for (Command command : open.values()) {
      boolean unanswered = now - command.sentMillis > UNANSWERED_MILLIS;
      if ((command.sentMillis == 0 || unanswered) && now >= command.waitUntil) {
        command.sentMillis = now;
        due.add(command);
      }
    }
    return due;
  }

  private void wish(long now) {
    if (!presence.equals("available")) {
      want(now, "presence", "setPresence", Map.of("state", "available"));
    }
    offers.forEach((id, offer) -> {
      if (now >= offer.actMillis() && offer.taken()) {
        want(now, "offer " + id, "acceptOffer", Map.of("offerId", id));
      } else if (now >= offer.actMillis() && offer.rejected()) {
        want(now, "offer " + id, "rejectOffer", Map.of("offerId", id));
      }
    });
    chats.forEach((id, chat) -> work(now, id, chat));
  }

  private void work(long now, String id, Chat chat) {
    if (chat.state.equals("wrapUp")) {
      want(now, "wrap-up " + id, "completeWrapUp", Map.of("interactionId", id));
      return;
    }
    boolean goodbye = false;
    for (JsonNode message : List.copyOf(chat.messages.values())) {
      String text = message.path("text").asText();
      if (!message.path("direction").asText().equals("inbound")) {
        continue;
      }
      goodbye |= text.endsWith(CustomerClient.GOODBYE);
      String reply = "to " + text;
      boolean replied =
          chat.messages.values().stream().anyMatch(m -> m.path("text").asText().equals(reply));
      if (!replied) {
        want(
            now,
            "reply " + message.path("id").asText(),
            "sendMessage",
            Map.of("interactionId", id, "clientMessageId", AgentClient.messageId(), "text", reply));
        return;
      }
    }
    if (goodbye) {
      want(now, "end " + id, "end", Map.of("interactionId", id));
    }
  }

  private void want(long now, String purpose, String type, Map<String, String> fields) {
    if (!open.containsKey(purpose) && now >= notBefore.getOrDefault(purpose, 0L)) {
      open.put(purpose, new Command(purpose, type, fields));
    }
  }

  /** The line broke: all that has no answer is sent again, with the same ids. */
  void unsend() {
    open.values().forEach(command -> command.sentMillis = 0);
    repeats.clear();
  }

  void repeat(Command command) {
    repeats.add(command);
  }

  @Nullable Command done(JsonNode frame) {
    Command command = close(frame);
    if (command != null && command.type().equals("sendMessage")) {
      Chat chat = chats.get(command.fields().get("interactionId"));
      if (chat != null && !frame.path("result").isMissingNode()) {
        add(chat, frame.path("result"));
      }
    }
    return command;
  }

  void refused(JsonNode frame) {
    switch (frame.path("code").asText()) {
      case "unavailable", "tooMany", "underWay", "internal" ->
          find(frame)
              .forEach(command -> {
                command.sentMillis = 0;
                command.waitUntil = System.currentTimeMillis() + 500 + random.nextInt(1_000);
              });
      default -> close(frame);
    }
  }

  private List<Command> find(JsonNode frame) {
    String id = frame.path("commandId").asText();
    return open.values().stream().filter(c -> c.fields().get("commandId").equals(id)).toList();
  }

  private @Nullable Command close(JsonNode frame) {
    List<Command> found = find(frame);
    if (found.isEmpty()) {
      return null;
    }
    Command command = found.getFirst();
    open.remove(command.purpose);
    notBefore.put(command.purpose, System.currentTimeMillis() + AGAIN_MILLIS);
    return command;
  }
}
