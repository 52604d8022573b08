package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.FlowInterpreter;
import dev.centrala.core.flow.graph.FlowNote;
import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.FlowStep;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.interaction.FlowPosition;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps contacts and keeps each step with the transaction that makes it: what a crash leaves is a
 * turn that waits. Errands of the flow are run here, so that a channel sees only what it can do.
 */
public final class SteppedFlows implements FlowRunner {
  private static final String STRAIGHT = "queue";
  private static final int MOST_ERRANDS = 20;

  private final FlowRunStore runs;
  private final FlowStore flows;
  private final FlowWorlds worlds;
  private final InteractionStore interactions;
  private final Timeline timeline;
  private final SurveyAnswers surveys;
  private final UsageLog usage;
  private final Errands errands;
  private final InstantSource clock;

  public SteppedFlows(
      FlowRunStore runs,
      FlowStore flows,
      FlowWorlds worlds,
      InteractionStore interactions,
      Timeline timeline,
      SurveyAnswers surveys,
      UsageLog usage,
      Errands errands,
      InstantSource clock) {
    this.runs = runs;
    this.flows = flows;
    this.worlds = worlds;
    this.interactions = interactions;
    this.timeline = timeline;
    this.surveys = surveys;
    this.usage = usage;
    this.errands = errands;
    this.clock = clock;
  }

  @Override
  public FlowTurn begin(Tx tx, Interaction interaction, Destination destination) {
    if (destination.flow() == null) {
      if (destination.queue() == null) {
        throw new IllegalStateException("an entry point without flow and queue");
      }
      return new FlowTurn(
          interaction,
          0,
          List.of(new Instruction.Enqueue(STRAIGHT, destination.queue(), 0, Wishes.NONE, null)));
    }
    FlowVersion version =
        flows
            .published(tx, destination.flow())
            .orElseThrow(() ->
                new IllegalStateException("flow " + destination.flow() + " is not published"));
    int steps = stepsBefore(tx, interaction);
    count(tx, interaction, steps);
    FlowState before =
        FlowState.before(version.flow(), version.version(), version.definition().start())
            .after(steps);
    FlowRun run = new FlowRun(interaction.id(), before, List.of(), null, false);
    return step(tx, interaction, run, new FlowInput.Begun());
  }

  /** What another flow of this contact has stepped: no late answer to it is taken for one to us. */
  private int stepsBefore(Tx tx, Interaction interaction) {
    return interaction.flow() == null
        ? 0
        : runs.find(tx, interaction.id()).map(former -> former.state().step()).orElse(0);
  }

  /** Each execution once: the first of a contact under its id alone. */
  private void count(Tx tx, Interaction interaction, int stepsBefore) {
    usage.record(
        tx,
        new UsageEvent(
            "flow:" + interaction.id() + (stepsBefore == 0 ? "" : ":" + stepsBefore),
            Meter.FLOW_EXECUTIONS,
            BigDecimal.ONE,
            clock.instant(),
            interaction.channel(),
            interaction.id(),
            null,
            null));
  }

  @Override
  public FlowTurn input(Tx tx, Interaction interaction, int expectedStep, FlowInput input) {
    Optional<FlowRun> found = run(tx, interaction);
    if (found.isEmpty()) {
      return withoutFlow(interaction, input);
    }
    FlowRun run = found.get();
    if (run.state().step() != expectedStep || run.state().over()) {
      return turn(interaction, run);
    }
    return step(tx, interaction, run, input);
  }

  @Override
  public Optional<FlowTurn> current(Tx tx, InteractionId interaction) {
    return interactions.find(tx, interaction).flatMap(found -> current(tx, found));
  }

  @Override
  public Optional<FlowTurn> current(Tx tx, Interaction interaction) {
    return run(tx, interaction)
        .map(run -> turn(interaction, run))
        .filter(turn -> !turn.instructions().isEmpty());
  }

  /** As it is stored; of a contact from before there were runs, as its position tells. */
  private Optional<FlowRun> run(Tx tx, Interaction interaction) {
    return runs.find(tx, interaction.id())
        .or(() ->
            Optional.ofNullable(interaction.flow())
                .map(at ->
                    new FlowRun(
                        interaction.id(),
                        FlowState.before(at.flow(), at.version(), at.node()),
                        List.of(),
                        null,
                        false)));
  }

  private static FlowTurn withoutFlow(Interaction interaction, FlowInput input) {
    return input instanceof FlowInput.QueueExit exit && !exit.exit().equals("done")
        ? new FlowTurn(interaction, 0, List.of(new Instruction.End(STRAIGHT, "turnedAway")))
        : new FlowTurn(interaction, 0, List.of());
  }

  private static FlowTurn turn(Interaction interaction, FlowRun run) {
    return new FlowTurn(interaction, run.state().step(), run.turn(), false);
  }

  private FlowTurn step(Tx tx, Interaction from, FlowRun run, FlowInput input) {
    FlowStep step = FlowInterpreter.step(run.state(), input, worlds.of(tx, from));
    if (step.instructions().isEmpty() && !step.next().over()) {
      return turn(from, run);
    }
    boolean afterWork =
        run.afterWork()
            || (input instanceof FlowInput.QueueExit exit && exit.exit().equals("done"));
    Walk walk = new Walk(note(tx, at(from, step.next()), step), step, afterWork);
    return walk.finish(tx);
  }

  /** One turn in the making, errand by errand. */
  private final class Walk {
    private final List<Instruction> said = new ArrayList<>();
    private final boolean afterWork;
    private Interaction now;
    private FlowStep step;
    private boolean movedOn;

    Walk(Interaction now, FlowStep step, boolean afterWork) {
      this.now = now;
      this.step = step;
      this.afterWork = afterWork;
    }

    FlowTurn finish(Tx tx) {
      for (int i = 0; i < MOST_ERRANDS; i++) {
        Errands.Done done = errand(tx);
        if (done == null) {
          break;
        }
        said.addAll(step.instructions().subList(0, step.instructions().size() - 1));
        if (movedOn(done)) {
          said.add(new Instruction.Handover(step.next().node(), done.interaction().channel()));
        }
        go(tx, done);
      }
      save(tx);
      if (!movedOn) {
        said.addAll(step.instructions());
        return new FlowTurn(now, step.next().step(), said);
      }
      now = errands.carryOut(tx, new FlowTurn(now, step.next().step(), step.instructions()));
      return new FlowTurn(now, step.next().step(), said);
    }

    private boolean movedOn(Errands.Done done) {
      boolean changed = !movedOn && done.interaction().channel() != now.channel();
      movedOn |= changed;
      return changed;
    }

    private Errands.@Nullable Done errand(Tx tx) {
      if (step.instructions().isEmpty()) {
        return null;
      }
      return switch (step.instructions().getLast()) {
        case Instruction.Send send -> errands.send(tx, now, send);
        case Instruction.CallBack callBack -> errands.callBack(tx, now, callBack);
        case Instruction.Transfer transfer -> errands.connect(tx, now, transfer).orElse(null);
        default -> null;
      };
    }

    private void go(Tx tx, Errands.Done done) {
      step = FlowInterpreter.step(step.next(), done.result(), worlds.of(tx, done.interaction()));
      now = note(tx, at(done.interaction(), step.next()), step);
    }

    private void save(Tx tx) {
      Instant dueAt = step.next().over() ? null : dueAt(now, step.instructions());
      FlowRun after = new FlowRun(now.id(), step.next(), step.instructions(), dueAt, afterWork);
      runs.save(tx, after);
      if (after.runsEffect()) {
        TenantId tenant = tx.tenant();
        InteractionId contact = now.id();
        tx.afterCommit(() -> errands.effectDue(tenant, contact));
      }
    }
  }

  private @Nullable Instant dueAt(Interaction now, List<Instruction> turn) {
    return turn.isEmpty() ? null : Patience.until(clock.instant(), now.channel(), turn.getLast());
  }

  private Interaction note(Tx tx, Interaction from, FlowStep step) {
    Interaction now = from;
    for (FlowNote note : step.notes()) {
      now = timeline.record(tx, now, note.type(), Actor.flow(step.next().flow()), note.data());
      if (note.type().equals("survey.answered")) {
        surveys.add(tx, answer(now, step.next(), note.data()));
      }
    }
    return now;
  }

  private SurveyAnswers.Given answer(Interaction now, FlowState state, Map<String, Object> data) {
    return new SurveyAnswers.Given(
        now.id(),
        state.flow(),
        String.valueOf(data.get("node")),
        String.valueOf(data.get("kind")),
        data.get("score") instanceof Integer score ? score : 0,
        data.get("comment") instanceof String comment ? comment : null,
        clock.instant());
  }

  private static Interaction at(Interaction now, FlowState state) {
    return now.state() == InteractionState.IN_FLOW
        ? now.inFlow(new FlowPosition(state.flow(), state.version(), state.node()))
        : now;
  }
}
