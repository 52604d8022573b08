package dev.centrala.infra.telemetry;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.infra.hazelcast.PoolWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What routing does on this node: commands and how long they took, decisions, how offers ended, and
 * what should be rare. All series exist from the start, so that an alert never waits for the first
 * event.
 */
public final class PoolMeters implements PoolWatch {
  private final Map<Class<?>, Timer> commands = new HashMap<>();
  private final Map<Class<?>, Counter> decisions = new HashMap<>();
  private final Map<String, Counter> offers = new HashMap<>();
  private final Counter rebuilds;
  private final Counter stale;
  private final Counter serialisations;
  private final Counter migrations;

  public PoolMeters(MeterRegistry meters) {
    for (Class<?> command : PoolCommand.class.getPermittedSubclasses()) {
      commands.put(command, Meters.timer(meters, "routing.commands", "command", name(command)));
    }
    for (Class<?> decision : PoolDecision.class.getPermittedSubclasses()) {
      decisions.put(
          decision, Meters.counter(meters, "routing.decisions", "decision", name(decision)));
    }
    for (String outcome : new String[] {"made", "accepted"}) {
      offers.put(outcome, Meters.counter(meters, "offers", "outcome", outcome));
    }
    for (PoolDecision.OfferOutcome outcome : PoolDecision.OfferOutcome.values()) {
      offers.put(
          outcome.wireName(), Meters.counter(meters, "offers", "outcome", outcome.wireName()));
    }
    this.rebuilds = Meters.counter(meters, "pool.rebuilds");
    this.stale = Meters.counter(meters, "pool.stale");
    this.serialisations = Meters.counter(meters, "pool.serialisations");
    this.migrations = Meters.counter(meters, "cluster.migrations");
  }

  @Override
  public void answered(PoolCommand command, PoolReply reply, long nanos) {
    Objects.requireNonNull(commands.get(command.getClass())).record(nanos, TimeUnit.NANOSECONDS);
    for (PoolDecision decision : reply.decisions()) {
      Objects.requireNonNull(decisions.get(decision.getClass())).increment();
      countOffer(decision);
    }
  }

  private void countOffer(PoolDecision decision) {
    switch (decision) {
      case PoolDecision.Offered made -> offer("made");
      case PoolDecision.Assigned assigned when assigned.offer() != null -> offer("accepted");
      case PoolDecision.OfferEnded ended -> offer(ended.outcome().wireName());
      default -> {
        return;
      }
    }
  }

  private void offer(String outcome) {
    Objects.requireNonNull(offers.get(outcome)).increment();
  }

  @Override
  public void rebuilt() {
    rebuilds.increment();
  }

  @Override
  public void foundStale() {
    stale.increment();
  }

  @Override
  public void serialised() {
    serialisations.increment();
  }

  @Override
  public void moved() {
    migrations.increment();
  }

  private static String name(Class<?> type) {
    String simple = type.getSimpleName();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
