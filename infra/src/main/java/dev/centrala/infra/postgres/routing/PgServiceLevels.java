package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.ServiceLevels;
import dev.centrala.core.shared.QueueId;
import dev.centrala.infra.postgres.PgTx;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads service levels alone, without the rest of the queues. */
public final class PgServiceLevels implements ServiceLevels {
  @Override
  public Map<QueueId, ServiceLevel> all(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id, service_level_seconds, service_level_percent FROM queues WHERE tenant_id = $1\
            """,
            tx.tenant())
        .stream()
        .collect(
            Collectors.toMap(
                row -> new QueueId(row.getUUID("id")),
                row ->
                    new ServiceLevel(
                        row.getInteger("service_level_seconds"),
                        row.getInteger("service_level_percent"))));
  }
}
