package dev.centrala.infra.node;

import dev.centrala.core.access.NewTenantSetUp;
import dev.centrala.core.access.User;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Flow;
import dev.centrala.core.flow.FlowService;
import dev.centrala.core.flow.graph.EndNode;
import dev.centrala.core.flow.graph.EnqueueNode;
import dev.centrala.core.flow.graph.Exits;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.HoursNode;
import dev.centrala.core.flow.graph.SayNode;
import dev.centrala.core.flow.graph.Words;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.Tenant;

/**
 * What a new tenant begins with, so that the first chat can come at once: a queue, a flow that
 * leads to it, a widget.
 */
final class FirstThings implements NewTenantSetUp {
  private final SetUpParts setUp;
  private final FlowService flows;

  FirstThings(SetUpParts setUp, FlowService flows) {
    this.setUp = setUp;
    this.flows = flows;
  }

  @Override
  public void setUp(Tx tx, Tenant tenant, User owner) {
    Actor actor = Actor.user(owner.id());
    Queue queue = setUp.queues().create(tx, actor, Queue.named("General"));
    Flow flow = flows.create(tx, actor, "Welcome");
    int version = flows.draft(tx, actor, flow.id(), welcome(tenant, queue));
    flows.publish(tx, actor, flow.id(), version);
    setUp.entryPoints().items().create(tx, actor, EntryPoint.chat("Website chat", flow.id()));
  }

  private static FlowDefinition welcome(Tenant tenant, Queue queue) {
    return FlowDefinition.of(
        new SayNode(
            "greet",
            Words.of(
                "Welcome to "
                    + tenant.name().replace("{{", "")
                    + ". Somebody will be with you shortly."),
            Exits.next("hours")),
        new HoursNode("hours", null, Exits.NONE.and("open", "enqueue").and("closed", "closed")),
        new EnqueueNode("enqueue", queue.id(), 0, Exits.next("end")),
        new SayNode(
            "closed",
            Words.of("We are closed at the moment. Please come back later."),
            Exits.next("closedEnd")),
        new EndNode("closedEnd", "closed"),
        new EndNode("end", null));
  }
}
