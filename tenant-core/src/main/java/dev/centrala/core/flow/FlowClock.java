package dev.centrala.core.flow;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.Turns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Answers in the place of customers who do not, ends waits, and finds requests that nobody makes.
 * Run on any node, as often as one likes.
 */
public final class FlowClock {
  private static final int AT_ONCE = 200;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final FlowRunStore runs;
  private final FlowRunner runner;
  private final TurnCarrier carrier;
  private final BiConsumer<TenantId, InteractionId> effects;
  private final InstantSource clock;

  public FlowClock(
      Transactions transactions,
      InteractionStore interactions,
      FlowRunStore runs,
      FlowRunner runner,
      TurnCarrier carrier,
      BiConsumer<TenantId, InteractionId> effects,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.runs = runs;
    this.runner = runner;
    this.carrier = carrier;
    this.effects = effects;
    this.clock = clock;
  }

  public void apply(TenantId tenant) {
    Instant now = clock.instant();
    Turns.each(
        tenant,
        transactions.inTenant(tenant, tx -> runs.due(tx, now, AT_ONCE)),
        due -> "the flow of contact " + due,
        due -> {
          if (transactions.inTenant(tenant, tx -> ring(tx, due, now))) {
            effects.accept(tenant, due);
          }
        });
  }

  /** Whether it is a request that waits to be made. */
  private boolean ring(Tx tx, InteractionId id, Instant now) {
    Interaction contact = interactions.lock(tx, id).orElseThrow();
    Optional<FlowRun> found = runs.find(tx, id).filter(run -> run.isDue(now));
    if (found.isEmpty()) {
      return false;
    }
    FlowRun run = found.get();
    boolean gone = contact.disconnectedAt() != null && !run.afterWork();
    if (!gone && run.runsEffect()) {
      return true;
    }
    FlowTurn turn =
        runner.input(tx, contact, run.state().step(), gone ? new FlowInput.HungUp() : rung(run));
    if (!gone) {
      carrier.carryOut(tx, turn);
    }
    return false;
  }

  private static FlowInput rung(FlowRun run) {
    return run.turn().getLast() instanceof Instruction.Wait
        ? FlowInput.EffectDone.DONE
        : new FlowInput.Silence();
  }
}
