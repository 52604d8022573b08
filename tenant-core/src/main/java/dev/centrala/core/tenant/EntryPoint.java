package dev.centrala.core.tenant;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.WidgetId;
import org.jspecify.annotations.Nullable;

/**
 * Where customers come in: a number, an address or a widget, and what answers there, a flow or a
 * queue. A chat has a widget; the other channels have an address, and a connection where a provider
 * carries it.
 */
public record EntryPoint(
    EntryPointId id,
    long version,
    String name,
    Channel channel,
    @Nullable ConnectionId connection,
    @Nullable String address,
    @Nullable FlowId flow,
    @Nullable QueueId queue,
    @Nullable WidgetId widget,
    WebhookState webhook,
    EntryPointSettings settings)
    implements SetUpItem<EntryPointId> {
  /** A new chat entry point with a widget of its own and every default. */
  public static EntryPoint chat(String name, FlowId flow) {
    return new EntryPoint(
        EntryPointId.next(),
        1,
        name,
        Channel.CHAT,
        null,
        null,
        flow,
        null,
        WidgetId.next(),
        WebhookState.NONE,
        EntryPointSettings.DEFAULT);
  }

  /** The widget's settings; the defaults when none were set. */
  public WidgetSettings widgetSettings() {
    WidgetSettings widget = settings.widget();
    return widget == null ? WidgetSettings.DEFAULT : widget;
  }
}
