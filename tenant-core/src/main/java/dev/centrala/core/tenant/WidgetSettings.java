package dev.centrala.core.tenant;

import java.util.List;
import java.util.Locale;

/**
 * How the chat widget looks, what it asks before a chat, where it may be embedded ({@code
 * allowedOrigins}; none means anywhere) and how many chats one visitor and one network address may
 * start in an hour, since chats are billed.
 */
public record WidgetSettings(
    String title,
    String greeting,
    String color,
    List<String> allowedOrigins,
    List<PreChatField> preChat,
    int startsPerVisitorPerHour,
    int startsPerAddressPerHour,
    String closedText) {
  public static final WidgetSettings DEFAULT =
      new WidgetSettings(
          "Chat with us",
          "Hello! How can we help?",
          "#1c5d99",
          List.of(),
          List.of(
              new PreChatField(PreChatField.Kind.NAME, "Your name", true),
              new PreChatField(PreChatField.Kind.EMAIL, "Your e-mail address", false)),
          10,
          60,
          "We are closed at the moment. Please come back during our opening hours.");

  public WidgetSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    preChat = List.copyOf(preChat);
  }

  /** One question before a chat begins. */
  public record PreChatField(Kind field, String label, boolean required) {
    /** What may be asked. */
    public enum Kind {
      NAME,
      EMAIL,
      TOPIC;

      public String wireName() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
