package dev.centrala.core.routing.replay;

import dev.centrala.core.access.Caller;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.RoutingPools;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.shared.PoolRecordingId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Starts, ends, exports and replays recordings of a tenant's pool. */
public final class PoolRecordings {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int PAGE = 1000;

  private final Transactions transactions;
  private final PoolRecordingStore store;
  private final RoutingPools pools;
  private final Routing routing;
  private final AuditTrail audit;
  private final InstantSource clock;

  public PoolRecordings(
      Transactions transactions,
      PoolRecordingStore store,
      RoutingPools pools,
      Routing routing,
      AuditTrail audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.pools = pools;
    this.routing = routing;
    this.audit = audit;
    this.clock = clock;
  }

  /** Records from now on. Refused while another recording runs, and for more than a day. */
  public PoolRecording start(Caller caller, Duration length) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
      throw RefusedException.invalid("/minutes", "must be 1 to " + LONGEST.toMinutes());
    }
    Instant now = clock.instant();
    TenantId tenant = caller.tenant();
    if (transactions.inTenant(tenant, store::list).stream().anyMatch(r -> r.until().isAfter(now))) {
      throw RefusedException.conflict("recordingRuns", "A recording is running; end it first.");
    }
    Instant until = now.plus(length);
    routing.tell(tenant, new PoolCommand.RecordUntil(until.toEpochMilli()));
    // Taken after the pool was told: whatever comes after the picture is kept.
    PoolImage image = ((PoolAnswer.Picture) pools.ask(tenant, new PoolQuery.TakePicture())).image();
    PoolRecording recording =
        new PoolRecording(
            PoolRecordingId.next(),
            image.incarnation(),
            image.commands(),
            RoutingPool.rulesVersion(),
            String.valueOf(caller.actor().id()),
            now,
            until);
    transactions.doInTenant(
        tenant,
        tx -> {
          store.insert(tx, recording, image);
          write(tx, caller, "poolRecording.started", recording.id());
        });
    return recording;
  }

  public List<PoolRecording> list(TenantId tenant) {
    return transactions.inTenant(tenant, store::list);
  }

  /** Ends a recording that runs; one that is over stays as it is. */
  public PoolRecording end(Caller caller, PoolRecordingId id) {
    PoolRecording recording = find(caller.tenant(), id);
    if (recording.until().isAfter(clock.instant())) {
      routing.tell(caller.tenant(), new PoolCommand.RecordUntil(0));
      transactions.doInTenant(
          caller.tenant(),
          tx -> {
            store.end(tx, id, clock.instant());
            write(tx, caller, "poolRecording.ended", id);
          });
    }
    return find(caller.tenant(), id);
  }

  public void delete(Caller caller, PoolRecordingId id) {
    end(caller, id);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          if (store.delete(tx, id)) {
            write(tx, caller, "poolRecording.deleted", id);
          }
        });
  }

  /** Decides all of it again under the rules of this release, and compares. */
  public ReplayResult replay(TenantId tenant, PoolRecordingId id) {
    return Replay.run(image(tenant, id), commands(tenant, id), reply -> {});
  }

  public PoolImage image(TenantId tenant, PoolRecordingId id) {
    return transactions
        .inTenant(tenant, tx -> store.image(tx, id))
        .orElseThrow(() -> RefusedException.notFound("poolRecording"));
  }

  /** The commands after the picture, in order, read a page at a time. */
  public Iterator<RecordedCommand> commands(TenantId tenant, PoolRecordingId id) {
    PoolRecording recording = find(tenant, id);
    return new PagedCommands(
        recording.firstNumber(),
        after ->
            transactions.inTenant(
                tenant,
                tx -> store.after(tx, recording.incarnation(), after, recording.until(), PAGE)));
  }

  public PoolRecording find(TenantId tenant, PoolRecordingId id) {
    return transactions
        .inTenant(tenant, tx -> store.find(tx, id))
        .orElseThrow(() -> RefusedException.notFound("poolRecording"));
  }

  private void write(Tx tx, Caller caller, String action, PoolRecordingId id) {
    audit.write(tx, caller.actor(), action, "poolRecording", id.toString(), Map.of());
  }
}
