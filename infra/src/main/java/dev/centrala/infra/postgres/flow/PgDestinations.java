package dev.centrala.infra.postgres.flow;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Destination;
import dev.centrala.core.flow.Destinations;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where entry points lead. */
public final class PgDestinations implements Destinations {
  private static final int STARTS_PER_VISITOR = 10;
  private static final int STARTS_PER_ADDRESS = 60;

  @Override
  public Optional<Destination> find(Tx tx, EntryPointId entryPoint) {
    return PgTx.of(tx)
        .row(
            """
            SELECT id, channel, flow_id, queue_id, settings::text AS settings FROM entry_points
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            entryPoint)
        .map(PgDestinations::fromRow);
  }

  @Override
  public Optional<Destination> first(Tx tx, Channel channel) {
    return PgTx.of(tx)
        .row(
            """
            SELECT id, channel, flow_id, queue_id, settings::text AS settings FROM entry_points
            WHERE tenant_id = $1 AND channel = $2 AND connection_id IS NOT NULL ORDER BY id LIMIT 1\
            """,
            tx.tenant(),
            channel.wireName())
        .map(PgDestinations::fromRow);
  }

  private static Destination fromRow(Row row) {
    Map<String, Object> settings =
        Rows.json(row, "settings", new TypeReference<Map<String, Object>>() {});
    Integer reopen = number(settings, "reopenWindowSeconds");
    Map<?, ?> widget = settings.get("widget") instanceof Map<?, ?> map ? map : Map.of();
    Integer perVisitor = number(widget, "startsPerVisitorPerHour");
    Integer perAddress = number(widget, "startsPerAddressPerHour");
    return new Destination(
        new EntryPointId(row.getUUID("id")),
        Channel.fromWireName(row.getString("channel")).orElseThrow(),
        Rows.idOrNull(row, "flow_id", FlowId::new),
        Rows.idOrNull(row, "queue_id", QueueId::new),
        reopen == null ? null : Duration.ofSeconds(reopen),
        perVisitor == null ? STARTS_PER_VISITOR : perVisitor,
        perAddress == null ? STARTS_PER_ADDRESS : perAddress);
  }

  private static @Nullable Integer number(Map<?, ?> settings, String name) {
    return settings.get(name) instanceof Integer number ? number : null;
  }
}
