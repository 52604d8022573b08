package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.Turns;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallControl;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks the carrier about lines that nothing was heard of for a while, so that a report which never
 * came does not leave a call hanging for ever.
 */
public final class CallWatch {
  private static final Duration AGAIN = Duration.ofSeconds(120);
  private static final int AT_ONCE = 20;

  private final Transactions transactions;
  private final CallStore calls;
  private final CallControl control;
  private final CallReports reports;
  private final RoomReports rooms;
  private final LongestCalls longest;
  private final QueueConsults asked;
  private final InstantSource clock;

  public CallWatch(
      Transactions transactions,
      CallStore calls,
      CallControl control,
      CallReports reports,
      RoomReports rooms,
      LongestCalls longest,
      QueueConsults asked,
      InstantSource clock) {
    this.transactions = transactions;
    this.calls = calls;
    this.control = control;
    this.reports = reports;
    this.rooms = rooms;
    this.longest = longest;
    this.asked = asked;
    this.clock = clock;
  }

  private record Doubt(CallLeg leg, Optional<Call> call) {}

  /** Blocks while the carrier answers. */
  public void look(TenantId tenant) {
    Instant now = clock.instant();
    List<Doubt> doubts =
        transactions.inTenant(
            tenant,
            tx ->
                calls.claimDoubtful(tx, now, now.plus(AGAIN), AT_ONCE).stream()
                    .map(leg -> new Doubt(leg, calls.find(tx, leg.interaction())))
                    .toList());
    Turns.each(
        tenant,
        doubts,
        doubt -> "the look at line " + doubt.leg().id(),
        doubt -> look(tenant, doubt));
  }

  private void look(TenantId tenant, Doubt doubt) {
    if (doubt.leg().isOver()) {
      transactions.doInTenant(tenant, tx -> rooms.countRoom(tx, doubt.leg()));
      return;
    }
    doubt
        .call()
        .flatMap(call -> control.ask(tenant, call, doubt.leg()))
        .ifPresent(report -> reports.reported(tenant, report));
    transactions.doInTenant(
        tenant,
        tx -> {
          reports.mend(tx, doubt.leg().interaction());
          longest.look(tx, doubt.leg().interaction());
          asked.look(tx, doubt.leg().interaction());
        });
  }
}
