package dev.centrala.infra.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.node.Composition;
import dev.centrala.infra.node.Node;
import dev.centrala.infra.node.NodeOptions;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.scenario.Shop.Agent;
import dev.centrala.infra.scenario.Shop.Line;
import dev.centrala.infra.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One trace from the carrier's signed webhook at one node to the offer's frame at another. */
class TraceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final NodeOptions HURRIED =
      new NodeOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ZERO,
          Duration.ZERO);
  private static final AttributeKey<String> TENANT = AttributeKey.stringKey("centrala.tenant.id");
  private static final String ROUTE = "/connect/twilio/:connectionId/messages";

  private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
  private static final Traces TRACES =
      new Traces(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                      .build())
              .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
              .build());

  private static SandboxCarrier carrier;
  private static Node webhooks;
  private static Node sockets;
  private static URI first;
  private static URI second;

  @BeforeAll
  static void twoNodes() throws IOException {
    carrier = SandboxCarrier.start(DATABASE.vertx(), SandboxOptions.forTests());
    int one = FreePorts.next();
    int two = FreePorts.next();
    first = URI.create("http://127.0.0.1:" + FreePorts.next());
    second = URI.create("http://127.0.0.1:" + FreePorts.next());
    String members = "tcp:127.0.0.1:" + one + ",127.0.0.1:" + two;
    webhooks = start(first, one, members);
    sockets = start(second, two, members);
  }

  private static Node start(URI listen, int hazelcast, String members) throws IOException {
    Map<String, String> environment = new HashMap<>(Business.environment(listen.getPort(), first));
    environment.put("CENTRALA_HAZELCAST_PORT", Integer.toString(hazelcast));
    environment.put("CENTRALA_EVENT_BUS_PORT", Integer.toString(FreePorts.next()));
    environment.put("CENTRALA_CLUSTER", members);
    Node node = new Node(Configuration.read(environment), HURRIED, TRACES);
    node.start(DATABASE.ownerUrl(), Business.KEY, Composition::assemble);
    return node;
  }

  @AfterAll
  static void stop() {
    sockets.stop();
    webhooks.stop();
    carrier.close();
  }

  @Test
  void fromTheWebhookToTheFrame() {
    Shop shop = Shop.signUp(new Api(first, null));
    Agent agent = shop.agent("ana");
    Line line = shop.line(carrier, shop.queue("Texts", Map.of()));
    Agent elsewhere =
        new Agent(agent.id(), agent.email(), new Api(second, String.valueOf(agent.api().token())));
    String customer = Line.customer();
    try (Wire desk = elsewhere.available()) {
      SPANS.reset();
      String words = "Where is it? " + UUID.randomUUID();
      carrier.receiveSms(customer, line.number(), words);
      String interaction = shop.onlyInteractionOf(customer);
      JsonNode offer = desk.awaitOffer(interaction);
      SpanData frame = Await.value("the frame's span", () -> named("frame offer"));
      SpanData webhook = Await.value("the webhook's span", () -> named("POST " + ROUTE));
      List<SpanData> trace =
          SPANS.getFinishedSpanItems().stream()
              .filter(span -> span.getTraceId().equals(webhook.getTraceId()))
              .toList();
      assertThat(frame.getTraceId()).isEqualTo(webhook.getTraceId());
      assertThat(webhook.getParentSpanContext().isValid()).isFalse();
      assertThat(trace.stream().map(SpanData::getName))
          .contains("transaction", "pool Enqueue", "decision Offered", "hint", "frame offer");
      assertThat(wayOf(frame, trace)).startsWith("frame offer", "hint").endsWith(webhook.getName());
      assertThat(trace)
          .filteredOn(span -> span.getName().matches("(pool|decision|frame) .*"))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              span -> assertThat(span.getAttributes().get(TENANT)).isEqualTo(shop.tenant()));
      assertThat(SPANS.getFinishedSpanItems().toString())
          .doesNotContain(words, customer, line.number(), line.connection());

      desk.done("acceptOffer", Map.of("offerId", offer.path("offerId").asText()));
      desk.await("assigned", f -> f.at("/interaction/id").asText().equals(interaction));
      String reply = "Here " + UUID.randomUUID();
      desk.done(
          "sendMessage",
          Map.of(
              "interactionId", interaction,
              "clientMessageId", UUID.randomUUID().toString(),
              "text", reply));
      SpanData command = Await.value("the command", () -> named("command sendMessage"));
      SpanData send = Await.value("the message on its way out", () -> named("send message"));
      assertThat(send.getTraceId()).isEqualTo(command.getTraceId());
      assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain(reply);
    }
  }

  private static Optional<SpanData> named(String name) {
    return SPANS.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst();
  }

  /** The names from a span up to the beginning of its trace. */
  private static List<String> wayOf(SpanData span, List<SpanData> trace) {
    Map<String, SpanData> byId = new HashMap<>();
    trace.forEach(each -> byId.put(each.getSpanId(), each));
    List<String> way = new java.util.ArrayList<>();
    for (SpanData at = span; at != null; at = byId.get(at.getParentSpanId())) {
      way.add(at.getName());
    }
    return way;
  }
}
