package dev.centrala.web.http.tenant;

import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.WebhookState;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An entry point at the edge; widget, snippet and webhook state are ours to fill in. */
public record EntryPointJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable String channel,
    @Nullable String connectionId,
    @Nullable String address,
    @Nullable String flowId,
    @Nullable String queueId,
    @Nullable String widgetId,
    @Nullable String snippet,
    @Nullable WebhookJson webhook,
    @Nullable SettingsJson settings) {

  /** Whether the provider sends to us. */
  public record WebhookJson(String state, @Nullable String detail) {
    static WebhookJson of(WebhookState state) {
      return new WebhookJson(state.state().wireName(), state.detail());
    }
  }

  static EntryPointJson of(EntryPoint entryPoint, URI publicUrl) {
    String widget = entryPoint.widget() == null ? null : entryPoint.widget().toString();
    return new EntryPointJson(
        entryPoint.id().toString(),
        entryPoint.version(),
        entryPoint.name(),
        entryPoint.channel().wireName(),
        entryPoint.connection() == null ? null : entryPoint.connection().toString(),
        entryPoint.address(),
        entryPoint.flow() == null ? null : entryPoint.flow().toString(),
        entryPoint.queue() == null ? null : entryPoint.queue().toString(),
        widget,
        widget == null ? null : snippet(widget, publicUrl),
        WebhookJson.of(entryPoint.webhook()),
        SettingsJson.of(entryPoint.settings()));
  }

  /** The one line that puts the widget on a page. */
  private static String snippet(String widget, URI publicUrl) {
    return "<script async src=\"%s/widget/v1.js\" data-widget=\"%s\"></script>"
        .formatted(publicUrl, widget);
  }
}
