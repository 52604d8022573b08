package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.CallBackNode;
import dev.centrala.core.flow.graph.EnqueueNode;
import dev.centrala.core.flow.graph.Expressions;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowFinding;
import dev.centrala.core.flow.graph.FlowLinter;
import dev.centrala.core.flow.graph.FlowNode;
import dev.centrala.core.flow.graph.HoursNode;
import dev.centrala.core.flow.graph.HttpCall;
import dev.centrala.core.flow.graph.HttpNode;
import dev.centrala.core.flow.graph.SubFlowNode;
import dev.centrala.core.flow.graph.VoicemailNode;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.routing.AsksRules;
import dev.centrala.core.routing.QueueReferences;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a flow's author should know before it is published: its graph, and what it names. */
public final class FlowCheck {
  private static final int FURTHEST_PRIORITY = 100;

  private final FlowReferences references;
  private final QueueReferences named;
  private final AsksRules asks;
  private final Expressions expressions;

  public FlowCheck(FlowReferences references, QueueReferences named, Expressions expressions) {
    this.references = references;
    this.named = named;
    this.asks = new AsksRules(named);
    this.expressions = expressions;
  }

  /** Faults, which keep it from being published, and warnings. */
  public List<FlowFinding> findings(Tx tx, FlowDefinition flow) {
    Look look = new Look(tx, new ArrayList<>(FlowLinter.findings(flow, expressions)));
    flow.nodes().values().forEach(look::at);
    return List.copyOf(look.findings());
  }

  private final class Look {
    private final Tx tx;
    private final List<FlowFinding> findings;

    Look(Tx tx, List<FlowFinding> findings) {
      this.tx = tx;
      this.findings = findings;
    }

    List<FlowFinding> findings() {
      return findings;
    }

    void at(FlowNode node) {
      switch (node) {
        case EnqueueNode enqueue -> {
          queue(node, enqueue.queue());
          wishes(node, enqueue.priority(), enqueue.wishes());
        }
        case CallBackNode callBack -> {
          queue(node, callBack.queue());
          wishes(node, callBack.priority(), callBack.wishes());
        }
        case VoicemailNode voicemail when voicemail.queue() != null ->
            queue(node, voicemail.queue());
        case HoursNode hours
            when hours.hours() != null && !references.hoursExist(tx, hours.hours()) ->
            missing(node, "a timetable");
        case SubFlowNode sub when !references.flowIsPublished(tx, sub.flow()) ->
            missing(node, "a published flow");
        case HttpNode http -> secrets(http);
        default -> {}
      }
      for (AttachmentId audio : node.audio()) {
        if (!references.holdsFile(tx, audio)) {
          missing(node, "audio");
        }
      }
    }

    private void queue(FlowNode node, QueueId queue) {
      if (!references.queueExists(tx, queue)) {
        missing(node, "a queue");
      } else if (references.queueIsClosedForever(tx, queue)) {
        findings.add(
            FlowFinding.warning("queueClosedForever", node, "leads to a queue that never opens"));
      }
    }

    private void secrets(HttpNode http) {
      http.headers().stream()
          .map(HttpCall.Header::secret)
          .filter(name -> name != null && !references.secretExists(tx, name))
          .forEach(name -> missing(http, "the secret " + name));
    }

    private void wishes(FlowNode node, int priority, Wishes wishes) {
      String pointer = "/definition/nodes/" + node.id();
      List<FieldError> faults = new ArrayList<>();
      if (Math.abs(priority) > FURTHEST_PRIORITY) {
        faults.add(new FieldError(pointer + "/priority", "must be from -100 to 100"));
      }
      faults.addAll(asks.faults(tx, pointer, wishes.asks()));
      List<UserId> held = wishes.holds().stream().map(Hold::agent).toList();
      Set<UserId> existing = named.existingUsers(tx, held);
      for (int i = 0; i < held.size(); i++) {
        if (!existing.contains(held.get(i))) {
          faults.add(new FieldError(pointer + "/holds/" + i + "/userId", "there is no such user"));
        }
      }
      faults.forEach(
          fault -> findings.add(new FlowFinding(true, "wish", fault.pointer(), fault.detail())));
      for (Requirement requirement : wishes.asks().requirements()) {
        if (!references.anybodyMeets(tx, requirement)) {
          findings.add(FlowFinding.warning("skillNobodyHas", node, "asks for what no agent has"));
        }
      }
    }

    private void missing(FlowNode node, String what) {
      findings.add(FlowFinding.fault("missing", node, "names " + what + " that does not exist"));
    }
  }
}
