package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.connectors.sandbox.voice.SimCall;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionSecret;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.WebhookState;
import dev.centrala.infra.scenario.CarrierSignature;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A carrier with one number, whose messages or calls come to the node's tenant. */
final class BenchLine implements AutoCloseable {
  private static final String ACCOUNT = "ACbebebebebebebebebebebebebebebebe";
  private static final String SECRET = "the-bench-has-this-secret";
  private static final String NUMBER = "+12025550100";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger customers = new AtomicInteger(1_000_000);
  private final SandboxCarrier carrier;
  private final String base;
  private final Connection connection;
  private final QueueId queue;

  /** Messages, which wait in the queue. */
  BenchLine(BenchNode node) {
    this(node, Channel.SMS, queue -> null);
  }

  /** {@code flow} leads what comes, given the queue; without one all waits in the queue. */
  BenchLine(BenchNode node, Channel channel, Function<QueueId, @Nullable FlowId> flow) {
    base = node.baseUrl();
    carrier = SandboxCarrier.start(vertx, SandboxOptions.forTests());
    carrier.openAccount(ACCOUNT, SECRET);
    carrier.addNumber(ACCOUNT, NUMBER);
    connection =
        node.setUp()
            .connections()
            .create(
                node.tenant(),
                node.actor(),
                new Connection(
                    ConnectionId.next(),
                    1,
                    "twilio",
                    "Carrier",
                    ACCOUNT,
                    carrier.baseUrl(),
                    node.platform().clock().instant()),
                new ConnectionSecret.Given(SECRET, null, null));
    queue =
        node.setUp().queues().create(node.tenant(), node.actor(), Queue.named("Customers")).id();
    FlowId first = flow.apply(queue);
    EntryPoint entryPoint =
        node.setUp()
            .entryPoints()
            .create(
                node.tenant(),
                node.actor(),
                new EntryPoint(
                    EntryPointId.next(),
                    1,
                    "Customers",
                    channel,
                    connection.id(),
                    NUMBER,
                    first,
                    first == null ? queue : null,
                    null,
                    WebhookState.NONE,
                    EntryPointSettings.DEFAULT));
    assertThat(entryPoint.webhook()).isEqualTo(WebhookState.REGISTERED);
  }

  QueueId queue() {
    return queue;
  }

  /** The number of a customer who has not written yet. */
  String customer() {
    return "+1646" + customers.incrementAndGet();
  }

  /** Returns when the webhook is answered. */
  void write(String customer) {
    carrier.receiveSms(customer, NUMBER, "Where is my order?");
  }

  /** A call of a simulated telephone. */
  SimCall call(String customer) {
    return carrier.call(customer, NUMBER);
  }

  /**
   * What the carrier posts for the call of a customer to this path below the connection, signed;
   * {@code more} are further fields.
   */
  HttpRequest post(String path, String callSid, String customer, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(more);
    form.putAll(
        Map.of(
            "AccountSid", ACCOUNT,
            "CallSid", callSid,
            "From", customer,
            "To", NUMBER,
            "Direction", "inbound",
            "CallStatus", "ringing",
            "ApiVersion", "2010-04-01"));
    String url = base + "/connect/twilio/" + connection.id() + path;
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Twilio-Signature", CarrierSignature.of(SECRET, url, form))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  @Override
  public void close() {
    carrier.close();
    vertx.close().await();
  }
}
