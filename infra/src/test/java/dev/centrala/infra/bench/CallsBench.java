package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import io.vertx.core.http.WebSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls on the whole product: how soon the carrier is told what to do, how many steps of flows a
 * second, and hundreds of calls at once from the greeting to the end of their wrap-up.
 */
@Tag("bench")
class CallsBench {
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 5;
  private static final int PER_SECOND = 25;
  private static final int STEADY = 150;
  private static final int LANES = 16;
  private static final int STEPS = 640;
  private static final int CALLS = 500;
  private static final Pattern STEP =
      Pattern.compile("/voice/gather\\?i=([0-9a-f-]{36})&amp;step=(\\d+)");

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  private static FlowId attendant(BenchApi api, QueueId queue) {
    JsonNode flow =
        api.post(
            "/flowTemplates/autoAttendant/flows",
            "{\"name\":\"Greeting\",\"queueId\":\"" + queue + "\"}");
    return published(api, flow);
  }

  /** Asks the same question for ever. */
  private static FlowId endless(BenchApi api) {
    JsonNode flow = api.post("/flows", "{\"name\":\"Endless\"}");
    api.post(
        "/flows/" + flow.path("id").asText() + "/versions",
        """
        {"definition":{"start":"ask","nodes":[
          {"id":"ask","type":"menu","text":"Once more?","options":[{"id":"again","label":"again","digit":"1","next":"ask"}],
           "silence":"end","noMatch":"end","error":"end"},
          {"id":"end","type":"end"}]}}\
        """);
    return published(api, flow);
  }

  private static FlowId published(BenchApi api, JsonNode flow) {
    String id = flow.path("id").asText();
    api.post("/flows/" + id + "/publish", "{\"version\":1}");
    return FlowId.parse(id);
  }

  private static String callSid() {
    return "CA" + UUID.randomUUID().toString().replace("-", "");
  }

  private String answer(HttpRequest request) {
    HttpResponse<String> answer = BenchApi.send(http, request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void webhookToInstructionsBesideABareHandlerWithOneInsert() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"))) {
      BenchApi api = new BenchApi(node);
      try (BenchLine line = new BenchLine(node, Channel.VOICE, queue -> attendant(api, queue));
          FloorAnswers floor = new FloorAnswers(node, LANES)) {
        List<Double> product = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          double[] bareMillis = new double[STEADY];
          double[] productMillis = new double[STEADY];
          Pace.steadily(
              STEADY,
              PER_SECOND,
              i -> {
                HttpRequest post = line.post("/voice", callSid(), line.customer(), Map.of());
                long start = System.nanoTime();
                answer(floor.like(post));
                bareMillis[i] = (System.nanoTime() - start) / 1e6;
              });
          Pace.steadily(
              STEADY,
              PER_SECOND,
              i -> {
                HttpRequest post = line.post("/voice", callSid(), line.customer(), Map.of());
                long start = System.nanoTime();
                assertThat(answer(post)).contains("<Gather");
                productMillis[i] = (System.nanoTime() - start) / 1e6;
              });
          assertThat(productMillis).doesNotContain(0);
          if (round >= 0) {
            Arrays.stream(bareMillis).forEach(bare::add);
            Arrays.stream(productMillis).forEach(product::add);
          }
        }
        System.out.printf(
            "call webhook to TwiML at %d/s, %d rounds of %d: p50 %.1f ms, p99 %.1f ms; bare handler"
                + " with one committed insert p50 %.1f ms, p99 %.1f ms; ratio p50 %.1f, p99 %.1f%n",
            PER_SECOND,
            ROUNDS,
            STEADY,
            Pace.quantile(product, 0.5),
            Pace.quantile(product, 0.99),
            Pace.quantile(bare, 0.5),
            Pace.quantile(bare, 0.99),
            Pace.quantile(product, 0.5) / Pace.quantile(bare, 0.5),
            Pace.quantile(product, 0.99) / Pace.quantile(bare, 0.99));
      }
    }
  }

  /** A call that is asked, and asked again each time it has answered. */
  private final class Asked {
    private final BenchLine line;
    private final String sid = callSid();
    private final String customer;
    private String document;

    Asked(BenchLine line) {
      this.line = line;
      this.customer = line.customer();
      this.document = answer(line.post("/voice", sid, customer, Map.of()));
    }

    private Matcher where() {
      Matcher where = STEP.matcher(document);
      assertThat(where.find()).as(document).isTrue();
      return where;
    }

    UUID interaction() {
      return UUID.fromString(where().group(1));
    }

    void press() {
      Matcher where = where();
      String path = "/voice/gather?i=" + where.group(1) + "&step=" + where.group(2);
      document = answer(line.post(path, sid, customer, Map.of("Digits", "1")));
      assertThat(where().group(2)).isNotEqualTo(where.group(2));
    }
  }

  /** Anew for each round: the carrier does not know them and would say so when it is asked. */
  private List<Asked> begun(BenchLine line, StepRows floor) {
    List<Asked> calls = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      Asked call = new Asked(line);
      floor.prepare(call.interaction());
      calls.add(call);
    }
    return calls;
  }

  @Test
  void stepsOfFlowsASecondBesideTheSameRowsBySqlAlone() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"))) {
      BenchApi api = new BenchApi(node);
      try (BenchLine line = new BenchLine(node, Channel.VOICE, queue -> endless(api));
          StepRows floor = new StepRows(node, LANES)) {
        List<Double> product = new ArrayList<>();
        List<Double> sql = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          List<Asked> calls = begun(line, floor);
          double productRate =
              STEPS
                  / LANES
                  * Pace.rate(
                      LANES,
                      LANES,
                      lane -> {
                        for (int i = 0; i < STEPS / LANES; i++) {
                          calls.get(lane).press();
                        }
                      });
          double sqlRate =
              STEPS
                  / LANES
                  * Pace.rate(
                      LANES,
                      LANES,
                      lane -> {
                        for (int i = 0; i < STEPS / LANES; i++) {
                          floor.step(calls.get(lane).interaction());
                        }
                      });
          if (round >= 0) {
            product.add(productRate);
            sql.add(sqlRate);
          }
        }
        System.out.printf(
            "steps of flows by signed webhooks, %d in flight, %d rounds of %d: %.0f/s; the same"
                + " rows by SQL alone %.0f/s; ratio %.2f%n",
            LANES,
            ROUNDS,
            STEPS,
            Pace.quantile(product, 0.5),
            Pace.quantile(sql, 0.5),
            Pace.quantile(product, 0.5) / Pace.quantile(sql, 0.5));
      }
    }
  }

  /** What the agents of the node hear, and how they act on it. */
  private static final class Desks {
    private final BenchSockets sockets;
    private final Map<String, Long> pressed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> offered = new ConcurrentLinkedQueue<>();
    private final Map<String, String> did = new ConcurrentHashMap<>();
    private final Map<String, WebSocket> talking = new ConcurrentHashMap<>();
    private volatile CountDownLatch allTalk = new CountDownLatch(CALLS);
    private volatile CountDownLatch over = new CountDownLatch(CALLS);

    Desks(BenchSockets sockets) {
      this.sockets = sockets;
    }

    /** Forgets an earlier round. */
    void begin() {
      pressed.clear();
      offered.clear();
      did.clear();
      talking.clear();
      allTalk = new CountDownLatch(CALLS);
      over = new CountDownLatch(CALLS);
    }

    void hears(WebSocket desk, JsonNode frame) {
      switch (frame.path("type").asText()) {
        case "offer" -> {
          Long since = pressed.get(frame.at("/customer/identities/0/value").asText());
          if (since != null) {
            offered.add((System.nanoTime() - since) / 1e6);
          }
          sockets.send(
              desk, Map.of("type", "acceptOffer", "offerId", frame.path("offerId").asText()));
        }
        case "interactionUpdated" -> updated(desk, frame.path("interaction"));
        case "interactionEnded" -> {
          if ("wrapUp".equals(did.put(frame.path("interactionId").asText(), "over"))) {
            over.countDown();
          }
        }
        default -> {}
      }
    }

    private void updated(WebSocket desk, JsonNode interaction) {
      String id = interaction.path("id").asText();
      String state = interaction.path("state").asText();
      String call = interaction.at("/call/state").asText();
      if (call.equals("talking") && did.putIfAbsent(id, "talks") == null) {
        talking.put(id, desk);
        allTalk.countDown();
      } else if (call.equals("held") && did.replace(id, "hold", "resume")) {
        sockets.send(desk, Map.of("type", "resume", "interactionId", id));
      } else if (call.equals("talking") && did.replace(id, "resume", "end")) {
        sockets.send(desk, Map.of("type", "end", "interactionId", id));
      } else if (state.equals("wrapUp") && did.replace(id, "end", "wrapUp")) {
        sockets.send(desk, Map.of("type", "completeWrapUp", "interactionId", id));
      }
    }

    /** All at once put their customers on hold, take them back, end and wrap up. */
    void holdAll() {
      talking.forEach((id, desk) -> {
        did.put(id, "hold");
        sockets.send(desk, Map.of("type", "hold", "interactionId", id));
      });
    }
  }

  @Test
  void hundredsOfCallsAtOnceFromTheGreetingToTheWrapUp() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"));
        BenchSockets sockets = new BenchSockets(node.port)) {
      BenchApi api = new BenchApi(node);
      Desks desks = new Desks(sockets);
      try (BenchLine line = new BenchLine(node, Channel.VOICE, queue -> attendant(api, queue))) {
        for (String token : node.agents(CALLS)) {
          WebSocket desk =
              sockets.open(
                  "/ws/agent",
                  "centrala.agent.v1",
                  Map.of("type", "authenticate", "token", token),
                  "snapshot",
                  desks::hears);
          sockets.send(desk, Map.of("type", "setPresence", "state", "available"));
        }
        System.out.println("The first time, for the compiler: " + allAtOnce(line, desks));
        System.out.println(allAtOnce(line, desks));
      }
    }
  }

  /** What one crowd of calls came to, in words. */
  private static String allAtOnce(BenchLine line, Desks desks) throws InterruptedException {
    desks.begin();
    long cpu = Pace.processorNanos();
    long start = System.nanoTime();
    Pace.rate(
        CALLS,
        LANES,
        i -> {
          String customer = line.customer();
          SimCall call = line.call(customer).awaitAsked();
          desks.pressed.put(customer, System.nanoTime());
          call.press("1");
        });
    boolean allTalk = desks.allTalk.await(300, TimeUnit.SECONDS);
    double connected = (System.nanoTime() - start) / 1e9;
    desks.holdAll();
    boolean allOver = desks.over.await(300, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuEach = (Pace.processorNanos() - cpu) / 1e6 / CALLS;
    List<Double> offers = List.copyOf(desks.offered);
    assertThat(allTalk).as("all talk at once").isTrue();
    assertThat(allOver).as("no call is lost").isTrue();
    return ("%d calls at once, each with greeting, queue, agent, hold and wrap-up: lost %d; all"
            + " talked after %.1f s, all over after %.1f s: %.1f calls/s; from the key to the"
            + " offer p50 %.0f ms, p99 %.0f ms; processor time of node, carrier and desks"
            + " together %.0f ms a call")
        .formatted(
            CALLS,
            desks.over.getCount(),
            connected,
            seconds,
            CALLS / seconds,
            Pace.quantile(offers, 0.5),
            Pace.quantile(offers, 0.99),
            cpuEach);
  }
}
