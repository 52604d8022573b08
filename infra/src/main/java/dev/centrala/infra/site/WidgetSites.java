package dev.centrala.infra.site;

import java.util.List;
import java.util.Optional;

/** Where a widget may be embedded. May wait. */
public interface WidgetSites {
  /** The allowed origins, none for anywhere; empty when there is no such widget. */
  Optional<List<String>> allowedOrigins(String widgetId);
}
