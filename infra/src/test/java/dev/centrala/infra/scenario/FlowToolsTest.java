package dev.centrala.infra.scenario;

import static dev.centrala.infra.scenario.Flows.hear;
import static dev.centrala.infra.scenario.Flows.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What helps to write flows, and flows that ask other programs. */
class FlowToolsTest {
  @RegisterExtension static final Business BUSINESS = new Business();

  private Shop shop;
  private Flows flows;
  private String queue;

  @BeforeEach
  void open() {
    shop = BUSINESS.shop();
    flows = new Flows(shop);
    queue = shop.queue("Work", Map.of());
  }

  private List<String> codes(String flow, int version) {
    return shop
        .owner()
        .items("/api/v1/flows/" + flow + "/versions/" + version + "/findings")
        .stream()
        .map(finding -> finding.path("severity").asText() + ":" + finding.path("code").asText())
        .toList();
  }

  @Test
  void anAutoAttendantIsThereInAMomentAndCanBePlayed() {
    List<String> keys =
        shop.owner().items("/api/v1/flowTemplates").stream()
            .map(each -> each.path("key").asText())
            .toList();
    assertThat(keys).contains("autoAttendant", "selfService").hasSize(7);
    for (String key : keys) {
      String flow =
          shop.owner()
              .post(
                  "/api/v1/flowTemplates/" + key + "/flows", Map.of("name", key, "queueId", queue))
              .expect(201)
              .path("id")
              .asText();
      assertThat(codes(flow, 1)).isEmpty();
      shop.owner().post("/api/v1/flows/" + flow + "/publish", Map.of("version", 1)).expect(200);
    }
    String attendant = id("autoAttendant");
    JsonNode path =
        shop.owner()
            .post(
                "/api/v1/flows/" + attendant + "/versions/1/simulate",
                Map.of(
                    "channel",
                    "voice",
                    "inputs",
                    List.of(
                        Map.of("digits", "9"), Map.of("digits", "2"), Map.of("queueExit", "done"))))
            .expect(200);
    assertThat(path.path("over").asBoolean()).isTrue();
    assertThat(path.at("/steps/0/instructions/0/does").asText()).isEqualTo("ask");
    assertThat(path.at("/steps/2/instructions/0/does").asText()).isEqualTo("enqueue");
    assertThat(path.at("/steps/2/variables/topic").asText()).isEqualTo("service");
    assertThat(shop.owner().items("/api/v1/interactions")).isEmpty();
  }

  private String id(String name) {
    return shop.owner().items("/api/v1/flows?limit=200").stream()
        .filter(flow -> flow.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  @Test
  void theLinterTellsWhatWillNotWork() {
    String never = shop.queue("Never", Map.of("closed", true));
    String skill = shop.skill("Welsh");
    String flow = shop.create("flows", Map.of("name", "Wrong"));
    Map<String, Object> definition =
        Map.of(
            "start",
            "greet",
            "languages",
            List.of("en", "de"),
            "nodes",
            List.of(
                node("greet", "say", "text", Map.of("en", "Hello {{vars.}}"), "next", "queue"),
                node(
                    "queue",
                    "enqueue",
                    "queueId",
                    never,
                    "requirements",
                    List.of(Map.of("skillId", skill, "minimum", 3))),
                node("lost", "say", "text", "Nobody hears this"),
                node(
                    "call",
                    "http",
                    "method",
                    "GET",
                    "url",
                    "https://example.com",
                    "variable",
                    "a",
                    "headers",
                    List.of(Map.of("name", "X", "secret", "none")),
                    "next",
                    "queue")));
    int version = flows.draft(flow, definition);
    assertThat(codes(flow, version))
        .contains(
            "fault:expression",
            "warning:promptMissing",
            "warning:queueClosedForever",
            "warning:skillNobodyHas",
            "fault:unreachable",
            "fault:missingExit",
            "fault:missing");
    shop.owner().post("/api/v1/flows/" + flow + "/publish", Map.of("version", version)).expect(400);
  }

  @Test
  void anotherProgramIsAskedWithItsSecretUntilItAnswers() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    AtomicInteger failures = new AtomicInteger(1);
    HttpServer program = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    program.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(
                exchange.getRequestURI()
                    + " "
                    + exchange.getRequestHeaders().getFirst("Authorization")
                    + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            byte[] body = "{\"status\":\"on its way\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    program.start();
    try {
      shop.owner().put("/api/v1/flowSecrets/crm", Map.of("value", "s3cret")).expect(204);
      String url = "http://127.0.0.1:" + program.getAddress().getPort() + "/orders/{{vars.order}}";
      String flow =
          flows.published(
              "Self service",
              node(
                  "ask",
                  "collect",
                  "kind",
                  "text",
                  "text",
                  "Which order?",
                  "variable",
                  "order",
                  "next",
                  "look"),
              node(
                  "look",
                  "http",
                  "method",
                  "GET",
                  "url",
                  url,
                  "variable",
                  "answer",
                  "headers",
                  List.of(Map.of("name", "Authorization", "value", "Bearer ", "secret", "crm")),
                  "next",
                  "tell",
                  "error",
                  "sorry"),
              node("tell", "say", "text", "It is {{vars.answer.body.status}}", "next", "end"),
              node("sorry", "say", "text", "Sorry", "next", "end"),
              node("end", "end", "outcome", "served"));
      try (Visitor carla = Visitor.arrive(BUSINESS.base(), flows.widget(flow), "Carla")) {
        hear(carla, "Which order?");
        carla.say("a/1");
        hear(carla, "It is on its way");
        shop.awaitState(carla.interaction(), "ended");
        assertThat(shop.timeline(carla.interaction()).toString()).doesNotContain("s3cret");
      }
      assertThat(asked)
          .hasSize(2)
          .allMatch(each -> each.startsWith("/orders/a%2F1 Bearer s3cret "));
      assertThat(asked.getFirst()).isEqualTo(asked.getLast());
      assertThat(shop.owner().items("/api/v1/flowSecrets").toString())
          .contains("crm")
          .doesNotContain("s3cret");
    } finally {
      program.stop(0);
    }
  }

  @Test
  void row20_aPrivateAddressIsNotCalled() {
    String flow =
        flows.published(
            "Inside",
            node("ask", "collect", "kind", "text", "text", "Go?", "variable", "go", "next", "look"),
            node(
                "look",
                "http",
                "method",
                "GET",
                "url",
                "http://169.254.169.254/latest",
                "variable",
                "answer",
                "next",
                "end",
                "error",
                "sorry"),
            node("sorry", "say", "text", "Refused: {{vars.error.code}}", "next", "end"),
            node("end", "end"));
    try (Visitor carla = Visitor.arrive(BUSINESS.base(), flows.widget(flow), "Carla")) {
      hear(carla, "Go?");
      carla.say("yes");
      hear(carla, "Refused: forbidden");
    }
  }

  @Test
  void row5_anotherTenantsFlowSecretAndAnswersAreNotThere() {
    String flow = shop.create("flows", Map.of("name", "Mine"));
    flows.draft(flow, Flows.definition(node("end", "end")));
    shop.owner().put("/api/v1/flowSecrets/crm", Map.of("value", "s3cret")).expect(204);
    Shop other = BUSINESS.shop();
    String version = "/api/v1/flows/" + flow + "/versions/1/";
    other.owner().get(version + "findings").expect(404);
    other.owner().post(version + "simulate", Map.of("inputs", List.of())).expect(404);
    assertThat(other.owner().items("/api/v1/flowSecrets")).isEmpty();
    other.owner().delete("/api/v1/flowSecrets/crm").expect(404);
    assertThat(shop.owner().items("/api/v1/flowSecrets")).hasSize(1);
    other
        .owner()
        .post("/api/v1/flowTemplates/survey/flows", Map.of("name", "Foreign", "queueId", queue))
        .expect(201);
    String stolen =
        other.owner().items("/api/v1/flows?limit=200").stream()
            .filter(each -> each.path("name").asText().equals("Foreign"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    other.owner().post("/api/v1/flows/" + stolen + "/publish", Map.of("version", 1)).expect(400);
    assertThat(other.owner().items("/api/v1/surveyAnswers")).isEmpty();
  }
}
