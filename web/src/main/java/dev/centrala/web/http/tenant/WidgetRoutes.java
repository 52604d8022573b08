package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.WidgetConfig;
import dev.centrala.core.tenant.WidgetService;
import dev.centrala.core.tenant.WidgetSettings;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.SettingsJson.PreChatJson;
import java.util.List;

/** What a visitor's browser asks before a chat, without signing in. */
public final class WidgetRoutes implements Routes {
  private final WidgetService widgets;

  public WidgetRoutes(WidgetService widgets) {
    this.widgets = widgets;
  }

  private record ConfigJson(
      String title,
      String greeting,
      String color,
      List<PreChatJson> preChat,
      boolean open,
      String closedText) {
    static ConfigJson of(WidgetConfig config) {
      WidgetSettings settings = config.settings();
      return new ConfigJson(
          settings.title(),
          settings.greeting(),
          settings.color(),
          settings.preChat().stream().map(PreChatJson::of).toList(),
          config.open(),
          settings.closedText());
    }
  }

  @Override
  public void bind(Operations operations) {
    operations.handlePublic(
        "getWidgetConfig",
        request ->
            Reply.ok(ConfigJson.of(widgets.config(WidgetId.parse(request.path("widgetId")))))
                .withHeader("Cache-Control", "no-store"));
  }
}
