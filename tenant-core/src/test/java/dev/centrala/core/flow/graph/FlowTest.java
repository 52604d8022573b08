package dev.centrala.core.flow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.routing.pool.PoolDecision.TurnedAwayReason;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Flows as graphs, as text and as they run. */
class FlowTest {
  private static final QueueId QUEUE = QueueId.next();
  private static final HoursId HOURS = HoursId.next();

  private static FlowDefinition flow(String start, FlowNode... nodes) {
    Map<String, FlowNode> byId = new LinkedHashMap<>();
    for (FlowNode node : nodes) {
      byId.put(node.id(), node);
    }
    return new FlowDefinition(start, byId);
  }

  private static final FlowDefinition WELCOME =
      flow(
          "greet",
          new FlowNode.Say("greet", "Hello", "hours"),
          new FlowNode.Hours("hours", HOURS, "wait", "closed"),
          new FlowNode.Enqueue("wait", QUEUE, 2, "end"),
          new FlowNode.Say("closed", "Closed", "end"),
          new FlowNode.End("end", null));

  @Test
  void asksTheHoursAndQueues() {
    assertThat(FlowInterpreter.run(WELCOME, "greet", hours -> true))
        .containsExactly(
            new Instruction.Say("greet", Prompt.text("Hello")),
            new Instruction.Enqueue("wait", QUEUE, 2, Wishes.NONE, null));
  }

  @Test
  void saysThatItIsClosedAndEnds() {
    assertThat(FlowInterpreter.run(WELCOME, "greet", hours -> false))
        .containsExactly(
            new Instruction.Say("greet", Prompt.text("Hello")),
            new Instruction.Say("closed", Prompt.text("Closed")),
            new Instruction.End("end", null));
  }

  @Test
  void row20_aFlowThatNeverWaitsIsStoppedByTheStepBudget() {
    FlowDefinition circle =
        flow("a", new FlowNode.Hours("a", null, "b", "b"), new FlowNode.Hours("b", null, "a", "a"));
    assertThat(FlowInterpreter.run(circle, "a", hours -> true))
        .containsExactly(new Instruction.End("a", "stepBudget"));
  }

  @Test
  void row20_faultsNameTheNode() {
    FlowDefinition circle =
        flow("a", new FlowNode.Say("a", "x", "b"), new FlowNode.Say("b", "y", "a"));
    assertThat(circle.faults()).extracting(FieldError::detail).anyMatch(d -> d.contains("node a"));
    FlowDefinition missing = flow("a", new FlowNode.Say("a", "x", "nowhere"));
    assertThat(missing.faults())
        .extracting(FieldError::detail)
        .containsExactly("node a leads to nowhere, which does not exist");
    FlowDefinition alone =
        flow("end", new FlowNode.End("end", null), new FlowNode.Say("lost", "x", "end"));
    assertThat(alone.faults())
        .extracting(FieldError::detail)
        .containsExactly("node lost is never reached");
    assertThat(WELCOME.faults()).isEmpty();
  }

  @Test
  void row20_tooManyNodesAreRefused() {
    List<Map<String, Object>> nodes =
        IntStream.rangeClosed(0, FlowDefinition.MOST_NODES)
            .mapToObj(i -> Map.<String, Object>of("id", "n" + i, "type", "end"))
            .toList();
    assertThatThrownBy(() -> FlowForm.read(Map.of("start", "n0", "nodes", nodes)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    assertThat(FlowForm.read(FlowForm.write(WELCOME))).isEqualTo(WELCOME);
  }

  @Test
  void wishesAreTheSameAfterWritingAndReadingAndReachTheQueue() {
    Requirement german =
        new Requirement(
            List.of(
                new Wanted.AtLeast(SkillId.next(), 5), new Wanted.MemberOf(AgentGroupId.next())));
    Wishes wishes =
        new Wishes(
            new Asks(List.of(german), List.of(new RelaxedRequirements(30, List.of()))),
            60,
            List.of(
                new Hold(UserId.next(), 20, Hold.Kind.PREFERRED, true),
                new Hold(UserId.next(), 0, Hold.Kind.NAMED, false)),
            90);
    FlowDefinition flow = flow("q", new FlowNode.Enqueue("q", QUEUE, 0, wishes, null, Exits.NONE));
    assertThat(FlowForm.read(FlowForm.write(flow))).isEqualTo(flow);
    assertThat(FlowInterpreter.run(flow, "q", hours -> true))
        .containsExactly(new Instruction.Enqueue("q", QUEUE, 0, wishes, null));
  }

  @Test
  void pointsAtWhatIsNotOfTheForm() {
    Map<String, Object> form =
        Map.of(
            "start",
            "a",
            "nodes",
            List.of(
                Map.of("id", "a", "type", "say", "text", "x", "next", "b", "colour", "red"),
                Map.of("id", "b", "type", "enqueue", "queueId", "no id"),
                Map.of("id", "c", "type", "dance")));
    assertThatThrownBy(() -> FlowForm.read(form))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(((Refusal.Invalid) refused.refusal()).errors())
                    .extracting(FieldError::pointer)
                    .containsExactlyInAnyOrder(
                        "/definition/nodes/0/colour",
                        "/definition/nodes/1/queueId",
                        "/definition/nodes/2/type"));
  }

  @Test
  void whoMayNotWaitLeavesByAnExitThatIsStoredWithTheFlow() {
    FlowDefinition flow =
        flow(
            "wait",
            new FlowNode.Enqueue(
                "wait", QUEUE, 0, Wishes.NONE, "end", new Exits("busy", "busy", null)),
            new FlowNode.Say("busy", "All are busy", "end"),
            new FlowNode.End("end", null));
    assertThat(flow.faults()).isEmpty();
    assertThat(FlowForm.read(FlowForm.write(flow))).isEqualTo(flow);
    Exits exits = ((FlowNode.Enqueue) flow.node("wait")).exits();
    assertThat(exits.of(TurnedAwayReason.FULL)).isEqualTo("busy");
    assertThat(exits.of(TurnedAwayReason.WAITED_TOO_LONG)).isEqualTo("busy");
    assertThat(exits.of(TurnedAwayReason.CLOSED)).isNull();
  }

  @Test
  void aFullQueueIsNotAskedAgainAtOnce() {
    FlowDefinition again =
        flow(
            "wait",
            new FlowNode.Enqueue("wait", QUEUE, 0, Wishes.NONE, null, new Exits("say", null, null)),
            new FlowNode.Say("say", "Still busy", "wait"));
    assertThat(again.faults())
        .extracting(FieldError::detail)
        .anyMatch(detail -> detail.contains("cycle that never waits"));
    FlowDefinition later =
        flow(
            "wait",
            new FlowNode.Enqueue("wait", QUEUE, 0, Wishes.NONE, null, new Exits(null, "say", null)),
            new FlowNode.Say("say", "Still busy", "wait"));
    assertThat(later.faults()).isEmpty();
  }
}
