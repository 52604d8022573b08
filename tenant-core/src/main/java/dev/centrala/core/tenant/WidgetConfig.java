package dev.centrala.core.tenant;

/** What a visitor's browser may know of a widget before a chat begins. */
public record WidgetConfig(WidgetSettings settings, boolean open) {}
