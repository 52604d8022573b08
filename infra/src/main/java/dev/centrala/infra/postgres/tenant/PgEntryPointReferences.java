package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointReferences;
import dev.centrala.core.tenant.FlowLookup;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** Looks up what answers at an entry point, in the transaction's tenant only. */
public final class PgEntryPointReferences implements EntryPointReferences {
  private final FlowLookup flows;

  public PgEntryPointReferences(FlowLookup flows) {
    this.flows = flows;
  }

  @Override
  public boolean flowExists(Tx tx, FlowId flow) {
    return flows.exists(tx, flow);
  }

  @Override
  public boolean queueExists(Tx tx, QueueId queue) {
    return queueRow(tx, queue).isPresent();
  }

  @Override
  public Optional<HoursId> hoursOf(Tx tx, EntryPoint entryPoint) {
    if (entryPoint.flow() != null) {
      return flows.hoursOf(tx, entryPoint.flow());
    }
    return Optional.ofNullable(entryPoint.queue())
        .flatMap(queue -> queueRow(tx, queue))
        .flatMap(row -> Optional.<UUID>ofNullable(row.getUUID("hours_id")))
        .map(HoursId::new);
  }

  @Override
  public boolean closedByHand(Tx tx, EntryPoint entryPoint) {
    return Optional.ofNullable(entryPoint.queue())
        .flatMap(queue -> queueRow(tx, queue))
        .map(row -> row.getBoolean("closed"))
        .orElse(false);
  }

  private static Optional<Row> queueRow(Tx tx, QueueId queue) {
    return PgTx.of(tx)
        .row(
            "SELECT hours_id, closed FROM queues WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            queue);
  }
}
