package dev.centrala.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.demo.DemoApi.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the demo's agents work with: skills, hours, a second queue, wrap-up codes, canned responses,
 * text messages. Made once, found by name; what somebody changed stays changed.
 */
public final class DemoSetUp {
  private static final Logger LOG = LoggerFactory.getLogger(DemoSetUp.class);
  private static final List<String> WRAP_UP_CODES = List.of("Solved", "Call back", "Not for us");
  private static final Map<String, String> CANNED_RESPONSES =
      Map.of(
          "hello", "Hello, thank you for writing to us. How can I help?",
          "order", "Could you tell me your order number, please?",
          "bye", "You are welcome. Have a nice day!");

  /** Who knows what, how well. */
  private static final Map<String, Map<String, Integer>> PROFICIENCIES =
      Map.of(
          DemoTenant.AGENTS.get(0), Map.of("Orders", 8, "Returns", 4),
          DemoTenant.AGENTS.get(1), Map.of("Orders", 5, "Returns", 9));

  private static final int LEAST_PROFICIENCY = 3;

  private final DemoApi api;
  private final DemoNumber number;

  public DemoSetUp(DemoApi api, DemoNumber number) {
    this.api = api;
    this.number = number;
  }

  void seed(String token) {
    Map<String, String> skills = new LinkedHashMap<>();
    for (String skill : List.of("Orders", "Returns")) {
      made("skills", "name", token, Map.of("name", skill))
          .ifPresent(item -> skills.put(skill, id(item)));
    }
    PROFICIENCIES.forEach((agent, levels) -> teach(agent, levels, skills, token));
    WRAP_UP_CODES.forEach(code -> made("wrapUpCodes", "name", token, Map.of("name", code)));
    CANNED_RESPONSES.forEach((shortcut, text) ->
        made("cannedResponses", "shortcut", token, Map.of("shortcut", shortcut, "text", text)));
    Optional<JsonNode> hours = made("hours", "name", token, alwaysOpen());
    if (hours.isPresent() && skills.containsKey("Orders")) {
      made("queues", "name", token, orders(id(hours.get()), skills.get("Orders")))
          .ifPresent(queue -> number.seed(token, id(queue)));
    }
  }

  private static Map<String, Object> alwaysOpen() {
    List<Map<String, String>> weekly =
        Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
            .map(day -> Map.of("day", day, "from", "00:00", "to", "24:00"))
            .toList();
    return Map.of("name", "Day and night", "weekly", weekly);
  }

  private static Map<String, Object> orders(String hours, String skill) {
    return Map.of(
        "name",
        "Orders",
        "hoursId",
        hours,
        "requirements",
        List.of(Map.of("skillId", skill, "minimum", LEAST_PROFICIENCY)),
        "wrapUp",
        Map.of("mode", "optional", "seconds", 60));
  }

  /** The item with this name, made when there is none. */
  private Optional<JsonNode> made(
      String list, String key, String token, Map<String, Object> wanted) {
    Optional<JsonNode> known =
        api.items(list + "?limit=200", token).stream()
            .filter(item -> item.path(key).asText().equals(wanted.get(key)))
            .findFirst();
    if (known.isPresent()) {
      return known;
    }
    Answer created = api.post("/api/v1/" + list, token, wanted);
    if (!created.ok()) {
      LOG.warn("the demo has no {} \"{}\": {}", list, wanted.get(key), created.body());
      return Optional.empty();
    }
    return Optional.of(created.body());
  }

  private void teach(
      String address, Map<String, Integer> levels, Map<String, String> skills, String token) {
    List<Map<String, Object>> held =
        levels.entrySet().stream()
            .filter(level -> skills.containsKey(level.getKey()))
            .map(level ->
                Map.<String, Object>of(
                    "skillId", skills.get(level.getKey()), "proficiency", level.getValue()))
            .toList();
    api.items("users?limit=200", token).stream()
        .filter(user -> user.path("email").asText().equals(address))
        .filter(user -> user.at("/agent/skills").isEmpty())
        .map(user ->
            api.patch(
                "/api/v1/users/" + id(user), token, user, Map.of("agent", Map.of("skills", held))))
        .filter(answer -> !answer.ok())
        .forEach(refused -> LOG.warn("{} learns nothing: {}", address, refused.body()));
  }

  private static String id(JsonNode item) {
    return item.path("id").asText();
  }
}
