package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointStore;
import dev.centrala.core.tenant.WebhookState;
import dev.centrala.core.tenant.WidgetPlace;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entry points of a tenant, and the directory's way from a widget to its entry point. */
public final class PgEntryPoints extends SetUpRows<EntryPointId, EntryPoint>
    implements EntryPointStore {
  private static final String COLUMNS =
      """
      id, version, name, channel, connection_id, address, flow_id, queue_id, widget_id, webhook_state, webhook_detail,
      settings::text\
      """;

  private final SettingsJson settings;

  public PgEntryPoints(JsonColumn json) {
    super("entry_points", COLUMNS);
    this.settings = new SettingsJson(json);
  }

  @Override
  protected EntryPoint fromRow(Row row) {
    return new EntryPoint(
        new EntryPointId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
        id(row, "connection_id", ConnectionId::new),
        row.getString("address"),
        id(row, "flow_id", FlowId::new),
        id(row, "queue_id", QueueId::new),
        id(row, "widget_id", WidgetId::new),
        new WebhookState(
            WebhookState.State.valueOf(row.getString("webhook_state").toUpperCase(Locale.ROOT)),
            row.getString("webhook_detail")),
        settings.read(row.getString("settings")));
  }

  private static <I> @Nullable I id(Row row, String column, Function<UUID, I> typed) {
    UUID value = row.getUUID(column);
    return value == null ? null : typed.apply(value);
  }

  @Override
  protected void insertRow(PgTx tx, EntryPoint entryPoint) {
    tx.update(
        """
        INSERT INTO entry_points (tenant_id, id, version, name, channel, connection_id, address, flow_id, queue_id,
          settings, widget_id, webhook_state, webhook_detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13)\
        """,
        tx.tenant(),
        entryPoint.id(),
        entryPoint.version(),
        entryPoint.name(),
        entryPoint.channel().wireName(),
        entryPoint.connection(),
        entryPoint.address(),
        entryPoint.flow(),
        entryPoint.queue(),
        settings.write(entryPoint.settings()),
        entryPoint.widget(),
        entryPoint.webhook().state().wireName(),
        entryPoint.webhook().detail());
    if (entryPoint.widget() != null) {
      tx.update(
          "INSERT INTO directory.widgets (id, tenant_id, entry_point_id) VALUES ($1, $2, $3)",
          entryPoint.widget(),
          tx.tenant(),
          entryPoint.id());
    }
  }

  /**
   * The channel and the widget stay what they were; the webhook's state has a statement of its own.
   */
  @Override
  protected int updateRow(PgTx tx, EntryPoint entryPoint) {
    return tx.update(
        """
        UPDATE entry_points SET version = $3, name = $4, connection_id = $5, address = $6, flow_id = $7, queue_id = $8,
          settings = $9::text::jsonb
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        entryPoint.id(),
        entryPoint.version(),
        entryPoint.name(),
        entryPoint.connection(),
        entryPoint.address(),
        entryPoint.flow(),
        entryPoint.queue(),
        settings.write(entryPoint.settings()));
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, EntryPointId id) {
    boolean working =
        tx.row(
                """
                SELECT FROM interactions
                WHERE tenant_id = $1 AND entry_point_id = $2 AND ended_at IS NULL LIMIT 1\
                """,
                tx.tenant(),
                id)
            .isPresent();
    return working ? "interactions that came in here" : null;
  }

  @Override
  public boolean delete(Tx tx, EntryPointId id) {
    boolean deleted = super.delete(tx, id);
    if (deleted) {
      PgTx.of(tx)
          .update(
              "DELETE FROM directory.widgets WHERE tenant_id = $1 AND entry_point_id = $2",
              tx.tenant(),
              id);
    }
    return deleted;
  }

  @Override
  public Optional<EntryPoint> byAddress(
      Tx tx, ConnectionId connection, Channel channel, String address) {
    return PgTx.of(tx)
        .row(
            select()
                + " WHERE tenant_id = $1 AND connection_id = $2 AND channel = $3 AND address = $4",
            tx.tenant(),
            connection,
            channel.wireName(),
            address)
        .map(this::fromRow);
  }

  @Override
  public List<EntryPoint> byConnection(Tx tx, ConnectionId connection) {
    return PgTx.of(tx)
        .rows(select() + " WHERE tenant_id = $1 AND connection_id = $2", tx.tenant(), connection)
        .stream()
        .map(this::fromRow)
        .toList();
  }

  @Override
  public void putWebhookState(Tx tx, EntryPointId id, WebhookState state) {
    PgTx.of(tx)
        .update(
            """
            UPDATE entry_points SET webhook_state = $3, webhook_detail = $4 WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            id,
            state.state().wireName(),
            state.detail());
  }

  @Override
  public Optional<WidgetPlace> widget(DirectoryTx tx, WidgetId widget) {
    return PgTx.of(tx)
        .row("SELECT tenant_id, entry_point_id FROM directory.widgets WHERE id = $1", widget)
        .map(row ->
            new WidgetPlace(
                new TenantId(row.getUUID("tenant_id")),
                new EntryPointId(row.getUUID("entry_point_id"))));
  }
}
