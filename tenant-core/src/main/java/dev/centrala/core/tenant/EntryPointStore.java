package dev.centrala.core.tenant;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.WidgetId;
import java.util.List;
import java.util.Optional;

/**
 * Entry points, and which tenant a widget belongs to: a visitor's browser knows only the widget.
 */
public interface EntryPointStore extends SetUpStore<EntryPointId, EntryPoint> {
  /** The one that answers on this connection, channel and address. */
  Optional<EntryPoint> byAddress(Tx tx, ConnectionId connection, Channel channel, String address);

  List<EntryPoint> byConnection(Tx tx, ConnectionId connection);

  /** Leaves the version as it is: nobody edits this. */
  void putWebhookState(Tx tx, EntryPointId id, WebhookState state);

  Optional<WidgetPlace> widget(DirectoryTx tx, WidgetId widget);
}
