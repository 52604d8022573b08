package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.WebhookState;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Entry points as JSON and back; a chat gets a widget id once, and channel and webhook state are
 * not for requests to change.
 */
final class EntryPointForm
    implements SetUpOperations.Form<EntryPointId, EntryPoint, EntryPointJson> {
  private final URI publicUrl;

  EntryPointForm(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public Class<EntryPointJson> type() {
    return EntryPointJson.class;
  }

  @Override
  public EntryPointJson toJson(EntryPoint entryPoint) {
    return EntryPointJson.of(entryPoint, publicUrl);
  }

  @Override
  public EntryPoint fromJson(
      EntryPointJson json, EntryPointId id, long version, @Nullable EntryPoint current) {
    Channel channel = channel(json);
    WidgetId newWidget = channel == Channel.CHAT ? WidgetId.next() : null;
    return new EntryPoint(
        id,
        version,
        json.name() == null ? "" : json.name().strip(),
        channel,
        json.connectionId() == null ? null : ConnectionId.parse(json.connectionId()),
        json.address() == null ? null : json.address().strip(),
        json.flowId() == null ? null : FlowId.parse(json.flowId()),
        json.queueId() == null ? null : QueueId.parse(json.queueId()),
        current == null ? newWidget : current.widget(),
        current == null ? WebhookState.NONE : current.webhook(),
        json.settings() == null ? EntryPointSettings.DEFAULT : json.settings().settings());
  }

  private static Channel channel(EntryPointJson json) {
    return Channel.fromWireName(Objects.requireNonNullElse(json.channel(), ""))
        .orElseThrow(() -> RefusedException.invalid("/channel", "is not a channel"));
  }
}
