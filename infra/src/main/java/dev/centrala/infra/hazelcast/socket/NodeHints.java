package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.HazelcastInstance;
import dev.centrala.infra.hazelcast.NodeName;
import dev.centrala.infra.trace.HintTrace;
import dev.centrala.web.socket.DeskFeed;
import dev.centrala.web.socket.SocketRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends hints to nodes and hands those for this node to its sockets. One event-bus address for each
 * node.
 */
public final class NodeHints {
  private static final Logger LOG = LoggerFactory.getLogger(NodeHints.class);
  private static final String ADDRESS = "centrala.sockets.";

  private final Vertx vertx;
  private final String node;
  private final SocketRegistry registry;
  private final HintTrace trace;
  private final MessageConsumer<String> consumer;

  public NodeHints(
      Vertx vertx, HazelcastInstance hazelcast, SocketRegistry registry, HintTrace trace) {
    this.vertx = vertx;
    this.node = NodeName.of(hazelcast);
    this.registry = registry;
    this.trace = trace;
    this.consumer =
        vertx
            .eventBus()
            .consumer(
                ADDRESS + node,
                message -> trace.received(message.headers(), () -> receive(message.body())));
  }

  /** Begins at once; this only waits until other nodes know the address. */
  public void start() {
    consumer.completion().await();
  }

  public void stop() {
    consumer.unregister().await();
  }

  /** The name of this node. */
  public String node() {
    return node;
  }

  void send(String to, Hint hint) {
    if (to.equals(node)) {
      deliver(hint);
    } else {
      DeliveryOptions options =
          new DeliveryOptions().setHeaders(trace.headers()).setTracingPolicy(TracingPolicy.IGNORE);
      vertx.eventBus().send(ADDRESS + to, hint.text(), options);
    }
  }

  private void receive(String text) {
    try {
      deliver(Hint.parse(text));
    } catch (RuntimeException notUnderstood) {
      LOG.debug("a hint was not understood", notUnderstood);
    }
  }

  private void deliver(Hint hint) {
    switch (hint) {
      case Hint.AgentNews news -> registry.agentNews(news.agent().tenant(), news.agent().user());
      case Hint.AgentNext next ->
          registry.agentNext(
              next.agent().tenant(),
              next.agent().user(),
              new DeskFeed.Entry(next.seq(), next.frame()));
      case Hint.AgentPassing passing ->
          registry.agentPassing(passing.agent().tenant(), passing.agent().user(), passing.frame());
      case Hint.ChatNews news -> registry.chatNews(news.chat());
      case Hint.ChatTyping typing -> registry.chatTyping(typing.chat());
    }
  }
}
