package dev.centrala.web.http.tenant;

import dev.centrala.core.tenant.EntryPointSettings;
import dev.centrala.core.tenant.OptOutSettings;
import dev.centrala.core.tenant.WidgetSettings;
import dev.centrala.core.tenant.WidgetSettings.PreChatField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of an entry point at the edge. */
public record SettingsJson(
    @Nullable Integer reopenWindowSeconds,
    @Nullable OptOutJson optOut,
    @Nullable WidgetJson widget) {

  static SettingsJson of(EntryPointSettings settings) {
    OptOutSettings optOut = settings.optOut();
    WidgetSettings widget = settings.widget();
    return new SettingsJson(
        settings.reopenWindowSeconds(),
        optOut == null ? null : OptOutJson.of(optOut),
        widget == null ? null : WidgetJson.of(widget));
  }

  EntryPointSettings settings() {
    return new EntryPointSettings(
        reopenWindowSeconds,
        optOut == null ? null : optOut.settings(),
        widget == null ? null : widget.settings());
  }

  /** Who answers opt-out words, and how. */
  public record OptOutJson(
      @Nullable String handledBy,
      @Nullable String stopText,
      @Nullable String startText,
      @Nullable String helpText) {
    static OptOutJson of(OptOutSettings optOut) {
      return new OptOutJson(
          optOut.handledBy().wireName(), optOut.stopText(), optOut.startText(), optOut.helpText());
    }

    OptOutSettings settings() {
      return new OptOutSettings(
          handledBy == null
              ? OptOutSettings.DEFAULT.handledBy()
              : OptOutSettings.HandledBy.valueOf(handledBy.toUpperCase(Locale.ROOT)),
          stopText,
          startText,
          helpText);
    }
  }

  /** How the widget looks and what it asks; what is left out has a default. */
  public record WidgetJson(
      @Nullable String title,
      @Nullable String greeting,
      @Nullable String color,
      @Nullable List<String> allowedOrigins,
      @Nullable List<PreChatJson> preChat,
      @Nullable Integer startsPerVisitorPerHour,
      @Nullable Integer startsPerAddressPerHour,
      @Nullable String closedText) {
    static WidgetJson of(WidgetSettings widget) {
      return new WidgetJson(
          widget.title(),
          widget.greeting(),
          widget.color(),
          widget.allowedOrigins(),
          widget.preChat().stream().map(PreChatJson::of).toList(),
          widget.startsPerVisitorPerHour(),
          widget.startsPerAddressPerHour(),
          widget.closedText());
    }

    WidgetSettings settings() {
      WidgetSettings otherwise = WidgetSettings.DEFAULT;
      return new WidgetSettings(
          title == null ? otherwise.title() : title,
          greeting == null ? otherwise.greeting() : greeting,
          color == null ? otherwise.color() : color,
          allowedOrigins == null ? otherwise.allowedOrigins() : allowedOrigins,
          preChat == null ? otherwise.preChat() : preChat.stream().map(PreChatJson::asked).toList(),
          startsPerVisitorPerHour == null
              ? otherwise.startsPerVisitorPerHour()
              : startsPerVisitorPerHour,
          startsPerAddressPerHour == null
              ? otherwise.startsPerAddressPerHour()
              : startsPerAddressPerHour,
          closedText == null ? otherwise.closedText() : closedText);
    }
  }

  /** One question before a chat. */
  public record PreChatJson(String field, String label, @Nullable Boolean required) {
    static PreChatJson of(PreChatField field) {
      return new PreChatJson(field.field().wireName(), field.label(), field.required());
    }

    PreChatField asked() {
      return new PreChatField(
          PreChatField.Kind.valueOf(field.toUpperCase(Locale.ROOT)),
          label,
          required != null && required);
    }
  }
}
