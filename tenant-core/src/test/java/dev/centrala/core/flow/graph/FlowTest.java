package dev.centrala.core.flow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.RelaxedRequirements;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Flows as graphs, as text and as they run. */
class FlowTest {
  private static final QueueId QUEUE = QueueId.next();
  private static final HoursId HOURS = HoursId.next();

  private static final FlowDefinition WELCOME =
      FlowDefinition.of(
          new SayNode("greet", Words.of("Hello"), Exits.next("hours")),
          new HoursNode("hours", HOURS, Exits.NONE.and("open", "wait").and("closed", "closed")),
          new EnqueueNode("wait", QUEUE, 2, Exits.next("end")),
          new SayNode("closed", Words.of("Closed"), Exits.next("end")),
          new EndNode("end", null));

  private static SayNode say(String id, String text, String next) {
    return new SayNode(id, Words.of(text), Exits.next(next));
  }

  private static List<String> faults(FlowDefinition flow) {
    return FlowLinter.findings(flow, new TestWorld(flow)).stream()
        .map(FlowFinding::detail)
        .toList();
  }

  @Test
  void asksTheHoursAndQueues() {
    FlowStep step = new TestWorld(WELCOME).run();
    assertThat(step.instructions())
        .containsExactly(
            new Instruction.Say("greet", Prompt.text("Hello")),
            new Instruction.Enqueue("wait", QUEUE, 2, Wishes.NONE, null));
    assertThat(step.nodes()).containsExactly("greet", "hours", "wait");
    assertThat(step.next().step()).isEqualTo(1);
  }

  @Test
  void saysThatItIsClosedAndEnds() {
    TestWorld world = new TestWorld(WELCOME);
    world.opening = FlowWorld.Opening.CLOSED;
    FlowStep step = world.run();
    assertThat(step.instructions())
        .containsExactly(
            new Instruction.Say("greet", Prompt.text("Hello")),
            new Instruction.Say("closed", Prompt.text("Closed")),
            new Instruction.End("end", null));
    assertThat(step.next().over()).isTrue();
  }

  @Test
  void row20_aFlowThatNeverWaitsIsStoppedByTheStepBudget() {
    FlowDefinition circle =
        FlowDefinition.of(
            new HoursNode("a", null, Exits.NONE.and("open", "b")),
            new HoursNode("b", null, Exits.NONE.and("open", "a")));
    FlowStep step = new TestWorld(circle).run();
    assertThat(step.instructions())
        .containsExactly(new Instruction.End(step.next().node(), "stepBudget"));
  }

  @Test
  void row20_faultsNameTheNode() {
    assertThat(faults(FlowDefinition.of(say("a", "x", "b"), say("b", "y", "a"))))
        .containsExactly("node a is part of a cycle that never waits");
    assertThat(faults(FlowDefinition.of(say("a", "x", "nowhere"))))
        .containsExactly("node a leads to nowhere, which does not exist");
    assertThat(faults(FlowDefinition.of(new EndNode("end", null), say("lost", "x", "end"))))
        .containsExactly("node lost is never reached");
    assertThat(faults(WELCOME)).isEmpty();
  }

  @Test
  void missingExitsAndWordsAreFound() {
    FlowDefinition flow =
        FlowDefinition.in(
            List.of("en", "de"),
            new SayNode("greet", Words.in("en", "Hello"), Exits.next("which")),
            new BranchNode("which", "size(vars)", Exits.NONE.and("yes", "greet")));
    assertThat(FlowLinter.findings(flow, new TestWorld(flow)))
        .extracting(FlowFinding::code)
        .containsExactlyInAnyOrder("promptMissing", "missingExit", "expression", "endlessCycle");
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
    FlowDefinition flow =
        FlowDefinition.of(new EnqueueNode("q", QUEUE, 0, wishes, null, Exits.NONE));
    assertThat(FlowForm.read(FlowForm.write(flow))).isEqualTo(flow);
    assertThat(new TestWorld(flow).run().instructions())
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
        FlowDefinition.of(
            new EnqueueNode(
                "wait", QUEUE, 0, Exits.next("end").and("full", "busy").and("timeout", "busy")),
            say("busy", "All are busy", "end"),
            new EndNode("end", null));
    assertThat(faults(flow)).isEmpty();
    assertThat(FlowForm.read(FlowForm.write(flow))).isEqualTo(flow);
    TestWorld world = new TestWorld(flow);
    assertThat(world.run(new FlowInput.QueueExit("full")).nodes()).containsExactly("busy", "end");
    assertThat(world.run(new FlowInput.QueueExit("closed")).instructions())
        .endsWith(new Instruction.End("wait", "turnedAway"));
    assertThat(world.run(new FlowInput.QueueExit("done")).nodes()).containsExactly("end");
  }

  @Test
  void aFullQueueIsNotAskedAgainAtOnce() {
    assertThat(
            faults(
                FlowDefinition.of(
                    new EnqueueNode("wait", QUEUE, 0, Exits.NONE.and("full", "say")),
                    say("say", "Still busy", "wait"))))
        .anyMatch(detail -> detail.contains("cycle that never waits"));
    assertThat(
            faults(
                FlowDefinition.of(
                    new EnqueueNode("wait", QUEUE, 0, Exits.NONE.and("timeout", "say")),
                    say("say", "Still busy", "wait"))))
        .isEmpty();
  }
}
