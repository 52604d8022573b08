package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.connectors.sandbox.SandboxCarrier;
import dev.centrala.connectors.sandbox.SandboxOptions;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.WebhookState;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier with one number, whose messages go to one queue of the node's tenant. */
final class BenchLine implements AutoCloseable {
  private static final String ACCOUNT = "ACbebebebebebebebebebebebebebebebe";
  private static final String SECRET = "the-bench-has-this-secret";
  private static final String NUMBER = "+12025550100";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger customers = new AtomicInteger(1_000_000);
  private final SandboxCarrier carrier;
  private final QueueId queue;

  BenchLine(BenchNode node) {
    carrier = SandboxCarrier.start(vertx, SandboxOptions.forTests());
    carrier.openAccount(ACCOUNT, SECRET);
    carrier.addNumber(ACCOUNT, NUMBER);
    Connection connection =
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
                SECRET);
    queue = node.setUp().queues().create(node.tenant(), node.actor(), Queue.named("Messages")).id();
    EntryPoint entryPoint =
        node.setUp()
            .entryPoints()
            .create(
                node.tenant(),
                node.actor(),
                new EntryPoint(
                    EntryPointId.next(),
                    1,
                    "Messages",
                    Channel.SMS,
                    connection.id(),
                    NUMBER,
                    null,
                    queue,
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

  @Override
  public void close() {
    carrier.close();
    vertx.close().await();
  }
}
