package dev.centrala.core.tenant;

import org.jspecify.annotations.Nullable;

/** How an entry point behaves; what is absent follows the tenant's settings or the default. */
public record EntryPointSettings(
    @Nullable Integer reopenWindowSeconds,
    @Nullable OptOutSettings optOut,
    @Nullable WidgetSettings widget) {
  public static final EntryPointSettings DEFAULT = new EntryPointSettings(null, null, null);
}
