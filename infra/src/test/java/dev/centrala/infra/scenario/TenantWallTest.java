package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.infra.scenario.Api.Answer;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Row 5 of the attack list: another tenant's things are not there, whatever is tried. */
class TenantWallTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private static final String API = "/api/v1/";

  private static Shop stranger;
  private static Map<String, String> theirs;
  private static Line line;
  private static Wire victimDesk;
  private static String offer;

  /** One of each kind, owned by a tenant that is not the one that will ask. */
  @BeforeAll
  static void build() {
    Shop victim = BUSINESS.shop();
    stranger = BUSINESS.shop();
    theirs = new LinkedHashMap<>();
    theirs.put("skills", victim.skill("English"));
    theirs.put("queues", victim.queue("Texts", Map.of()));
    theirs.put("hours", victim.create("hours", Map.of("name", "Days", "timeZone", "Europe/Paris")));
    theirs.put("wrapUpCodes", victim.create("wrapUpCodes", Map.of("name", "Done")));
    theirs.put(
        "cannedResponses",
        victim.create("cannedResponses", Map.of("shortcut", "hi", "text", "Hi")));
    theirs.put("keys", victim.create("keys", Map.of("name", "Robot", "roles", List.of("agent"))));
    theirs.put(
        "webhooks",
        victim.create("webhooks", Map.of("url", BUSINESS.partner().url(), "events", List.of("*"))));
    Agent ana = victim.agent("ana");
    theirs.put("users", ana.id());
    line = victim.line(BUSINESS.carrier(), theirs.get("queues"));
    theirs.put("connections", line.connection());
    theirs.put("entryPoints", line.entry().path("id").asText());
    theirs.put("flows", victim.owner().items(API + "flows").getFirst().path("id").asText());
    victimDesk = ana.available();
    String customer = Line.customer();
    BUSINESS.carrier().receiveSms(customer, line.number(), "Hello");
    String interaction = victim.onlyInteractionOf(customer);
    theirs.put("interactions", interaction);
    theirs.put("customers", victim.interaction(interaction).at("/customer/id").asText());
    offer = victimDesk.awaitOffer(interaction).path("offerId").asText();
  }

  private static void isNotThere(String what, Answer foreign, Answer random) {
    assertThat(foreign.status()).as(what + " " + foreign.body()).isEqualTo(404);
    assertThat(foreign.body()).as(what).isEqualTo(random.body());
  }

  private static String id(String kind) {
    return String.valueOf(theirs.get(kind));
  }

  @Test
  void row5_aForeignIdIsLikeARandomOneInGetPatchAndDelete() {
    Api api = stranger.owner();
    theirs.forEach((kind, id) -> {
      String path = API + kind + "/" + id;
      String random = API + kind + "/" + UUID.randomUUID();
      if (!kind.equals("keys")) {
        isNotThere("GET " + kind, api.get(path), api.get(random));
      }
      if (!List.of("keys", "interactions", "users").contains(kind)) {
        Map<String, Object> body = change(kind);
        isNotThere(
            "PATCH " + kind, api.patch(path, body, "\"1\""), api.patch(random, body, "\"1\""));
      }
      if (!List.of("interactions", "customers", "users").contains(kind)) {
        isNotThere("DELETE " + kind, api.delete(path), api.delete(random));
      }
      if (!kind.equals("keys")) {
        assertThat(api.items(API + kind + "?limit=200").toString())
            .as("the list of " + kind)
            .doesNotContain(id);
      }
    });
    Answer promoted =
        api.patch(API + "users/" + id("users"), Map.of("roles", List.of("owner")), "\"1\"");
    assertThat(promoted.status()).isEqualTo(404);
  }

  private static Map<String, Object> change(String kind) {
    return switch (kind) {
      case "cannedResponses" -> Map.of("text", "Mine");
      case "webhooks" -> Map.of("active", false);
      default -> Map.of("name", "Mine");
    };
  }

  @Test
  void row5_whatBelongsToAForeignThingIsNotThere() {
    Api api = stranger.owner();
    Map<String, List<String>> below =
        Map.of(
            "interactions", List.of("events", "explanations", "messages", "notes"),
            "flows", List.of("versions"),
            "webhooks", List.of("deliveries"),
            "connections", List.of("numbers"));
    below.forEach((kind, parts) ->
        parts.forEach(part ->
            isNotThere(
                kind + "/" + part,
                api.get(API + kind + "/" + id(kind) + "/" + part),
                api.get(API + kind + "/" + UUID.randomUUID() + "/" + part))));
    String interaction = "interactions/" + id("interactions");
    String mine = api.get(API + "me").expect(200).path("id").asText();
    Map<String, Map<String, ?>> interventions =
        Map.of(
            interaction + "/pick",
            Map.of(),
            interaction + "/push",
            Map.of("userId", mine),
            interaction + "/move",
            Map.of("queueId", stranger.queue("Elsewhere", Map.of())),
            interaction + "/priority",
            Map.of("priority", 5),
            "users/%s/presence".formatted(id("users")),
            Map.of("state", "away"));
    interventions.forEach((path, body) -> {
      Answer answer = api.post(API + path, body);
      assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(404);
    });
    for (String what : List.of("skills", "queues")) {
      Map<String, ?> none = Map.of(what, List.of());
      isNotThere(
          "users/" + what,
          api.put(API + "users/" + id("users") + "/" + what, none, "\"1\""),
          api.put(API + "users/" + UUID.randomUUID() + "/" + what, none, "\"1\""));
    }
    isNotThere(
        "users/queues",
        api.get(API + "users/" + id("users") + "/queues"),
        api.get(API + "users/" + UUID.randomUUID() + "/queues"));
    Map<String, Map<String, ?>> deeds =
        Map.of(
            "interactions/%s/notes".formatted(id("interactions")), Map.of("text", "Mine"),
            "connections/%s/test".formatted(id("connections")), Map.of(),
            "entryPoints/%s/webhook".formatted(id("entryPoints")), Map.of(),
            "flows/%s/publish".formatted(id("flows")), Map.of("version", 1),
            "webhooks/%s/secret".formatted(id("webhooks")), Map.of(),
            "users/%s/invitation".formatted(id("users")), Map.of(),
            "customers/%s/merge".formatted(id("customers")),
                Map.of("otherId", UUID.randomUUID().toString()));
    deeds.forEach((path, body) -> {
      Answer answer = api.post(API + path, body);
      assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(404);
    });
  }

  @Test
  void row5_aForeignIdAsAReferenceIsRefused() {
    Api api = stranger.owner();
    Map<String, Object> requirement = Map.of("skillId", id("skills"), "minimum", 1);
    refused(api.post(API + "queues", Map.of("name", "Q", "requirements", List.of(requirement))));
    refused(api.post(API + "queues", Map.of("name", "Q", "hoursId", id("hours"))));
    refused(api.post(API + "queues", Map.of("name", "Q", "members", List.of(id("users")))));
    refused(
        api.post(
            API + "entryPoints", Map.of("name", "E", "channel", "chat", "queueId", id("queues"))));
    refused(
        api.post(
            API + "entryPoints", Map.of("name", "E", "channel", "chat", "flowId", id("flows"))));
    refused(
        api.post(
            API + "entryPoints",
            Map.of(
                "name", "E",
                "channel", "sms",
                "connectionId", id("connections"),
                "address", line.number(),
                "queueId", stranger.queue("Mine", Map.of()))));
    refused(
        api.post(
            API + "users",
            Map.of(
                "email",
                "x@shop.example",
                "name",
                "X",
                "roles",
                List.of("agent"),
                "agent",
                Map.of("skills", List.of(Map.of("skillId", id("skills"), "proficiency", 1))))));
    String mine = API + "users/" + stranger.agent("mo").id();
    String etag = api.get(mine).etag();
    refused(
        api.put(
            mine + "/skills",
            Map.of("skills", List.of(Map.of("skillId", id("skills"), "proficiency", 1))),
            etag));
    refused(
        api.put(
            mine + "/queues", Map.of("queues", List.of(Map.of("queueId", id("queues")))), etag));
    String flow = stranger.create("flows", Map.of("name", "F"));
    Map<String, Object> definition =
        Map.of(
            "start",
            "q",
            "nodes",
            List.of(
                Map.of("id", "q", "type", "enqueue", "queueId", id("queues"), "next", "end"),
                Map.of("id", "end", "type", "end")));
    Answer version =
        api.post(API + "flows/" + flow + "/versions", Map.of("definition", definition));
    if (version.status() == 201) {
      refused(
          api.post(
              API + "flows/" + flow + "/publish",
              Map.of("version", version.body().path("version").asInt())));
    } else {
      refused(version);
    }
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.request() + " " + answer.body()).isIn(400, 404);
  }

  @Test
  void row5_commandsOnAForeignInteractionAreNotFound() {
    try (Wire desk = stranger.agent("eve").available()) {
      String interaction = id("interactions");
      Map<String, Map<String, Object>> commands =
          Map.of(
              "sendMessage",
                  Map.of("interactionId", interaction, "clientMessageId", "1", "text", "Hi"),
              "typing", Map.of("interactionId", interaction),
              "addNote", Map.of("interactionId", interaction, "text", "Hi"),
              "end", Map.of("interactionId", interaction),
              "completeWrapUp", Map.of("interactionId", interaction),
              "hold", Map.of("interactionId", interaction),
              "transfer", Map.of("interactionId", interaction, "mode", "blind"));
      commands.forEach((type, fields) -> {
        JsonNode answer = desk.command(type, fields);
        assertThat(answer.path("code").asText()).as(type + " " + answer).isEqualTo("notFound");
      });
      for (String type : List.of("acceptOffer", "rejectOffer")) {
        JsonNode foreign = desk.command(type, Map.of("offerId", offer));
        JsonNode random = desk.command(type, Map.of("offerId", UUID.randomUUID().toString()));
        assertThat(foreign.path("type").asText()).isEqualTo("error");
        assertThat(foreign.path("code")).isEqualTo(random.path("code"));
        assertThat(foreign.path("detail")).isEqualTo(random.path("detail"));
      }
    }
    assertThat(victimDesk.poll("offerEnded", any -> true)).as("the offer still stands").isEmpty();
  }

  @AfterAll
  static void leave() {
    victimDesk.close();
  }
}
