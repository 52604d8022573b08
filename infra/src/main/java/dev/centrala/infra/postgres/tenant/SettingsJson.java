package dev.centrala.infra.postgres.tenant;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.OptOutSettings;
import dev.centrala.core.tenant.WidgetSettings;
import dev.centrala.core.tenant.WidgetSettings.PreChatField;
import dev.centrala.infra.postgres.JsonColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of an entry point as a JSON column. */
final class SettingsJson {
  private final JsonColumn json;

  SettingsJson(JsonColumn json) {
    this.json = json;
  }

  private record SettingsColumn(
      @Nullable Integer reopenWindowSeconds,
      @Nullable OptOutColumn optOut,
      @Nullable WidgetColumn widget) {}

  private record OptOutColumn(
      OptOutSettings.HandledBy handledBy,
      @Nullable String stopText,
      @Nullable String startText,
      @Nullable String helpText) {}

  private record WidgetColumn(
      String title,
      String greeting,
      String color,
      List<String> allowedOrigins,
      List<PreChatColumn> preChat,
      int startsPerVisitorPerHour,
      int startsPerAddressPerHour,
      String closedText) {}

  private record PreChatColumn(PreChatField.Kind field, String label, boolean required) {}

  String write(EntryPointSettings settings) {
    OptOutSettings optOut = settings.optOut();
    WidgetSettings widget = settings.widget();
    return json.write(
        new SettingsColumn(
            settings.reopenWindowSeconds(),
            optOut == null ? null : column(optOut),
            widget == null ? null : column(widget)));
  }

  EntryPointSettings read(String text) {
    SettingsColumn column = json.read(text, new TypeReference<SettingsColumn>() {});
    OptOutColumn optOut = column.optOut();
    WidgetColumn widget = column.widget();
    return new EntryPointSettings(
        column.reopenWindowSeconds(),
        optOut == null ? null : settings(optOut),
        widget == null ? null : settings(widget));
  }

  private static OptOutColumn column(OptOutSettings optOut) {
    return new OptOutColumn(
        optOut.handledBy(), optOut.stopText(), optOut.startText(), optOut.helpText());
  }

  private static OptOutSettings settings(OptOutColumn column) {
    return new OptOutSettings(
        column.handledBy(), column.stopText(), column.startText(), column.helpText());
  }

  private static WidgetColumn column(WidgetSettings widget) {
    return new WidgetColumn(
        widget.title(),
        widget.greeting(),
        widget.color(),
        widget.allowedOrigins(),
        widget.preChat().stream()
            .map(field -> new PreChatColumn(field.field(), field.label(), field.required()))
            .toList(),
        widget.startsPerVisitorPerHour(),
        widget.startsPerAddressPerHour(),
        widget.closedText());
  }

  private static WidgetSettings settings(WidgetColumn column) {
    return new WidgetSettings(
        column.title(),
        column.greeting(),
        column.color(),
        column.allowedOrigins(),
        column.preChat().stream()
            .map(field -> new PreChatField(field.field(), field.label(), field.required()))
            .toList(),
        column.startsPerVisitorPerHour(),
        column.startsPerAddressPerHour(),
        column.closedText());
  }
}
