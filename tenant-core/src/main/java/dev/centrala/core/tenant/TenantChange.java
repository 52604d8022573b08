package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an administrator wants changed; absent parts stay. */
public record TenantChange(
    @Nullable String name,
    @Nullable String timeZone,
    @Nullable String locale,
    @Nullable Settings settings) {

  /** A part of the settings; limits and lists come as a whole. */
  public record Settings(
      @Nullable DisconnectedPolicy disconnectedPolicy,
      @Nullable Integer graceSeconds,
      @Nullable Integer missedOffersToAway,
      @Nullable Integer reopenWindowSeconds,
      @Nullable Integer inactivityCloseSeconds,
      @Nullable Capacity capacity,
      @Nullable Integer secondsPerPriority,
      @Nullable Integer rejectCooldownSeconds,
      @Nullable Integer holdSeconds,
      @Nullable ChannelLimits limits,
      @Nullable List<Interruption> interruptions,
      @Nullable List<PresenceReason> presenceReasons,
      @Nullable List<String> supervision) {
    TenantSettings appliedTo(TenantSettings old) {
      return new TenantSettings(
          or(disconnectedPolicy, old.disconnectedPolicy()),
          or(graceSeconds, old.graceSeconds()),
          or(missedOffersToAway, old.missedOffersToAway()),
          or(reopenWindowSeconds, old.reopenWindowSeconds()),
          or(inactivityCloseSeconds, old.inactivityCloseSeconds()),
          capacity == null ? old.capacity() : capacity.appliedTo(old.capacity()),
          appliedTo(old.routing()),
          or(presenceReasons, old.presenceReasons()),
          supervision == null ? old.supervision() : new SupervisionPolicy(supervision));
    }

    private RoutingSettings appliedTo(RoutingSettings old) {
      return new RoutingSettings(
          or(secondsPerPriority, old.secondsPerPriority()),
          or(rejectCooldownSeconds, old.rejectCooldownSeconds()),
          or(holdSeconds, old.holdSeconds()),
          or(limits, old.limits()),
          or(interruptions, old.interruptions()));
    }
  }

  /** A part of the costs. */
  public record Capacity(
      @Nullable Integer voice,
      @Nullable Integer chat,
      @Nullable Integer message,
      @Nullable Integer mail,
      @Nullable Integer task) {
    ChannelCosts appliedTo(ChannelCosts old) {
      return new ChannelCosts(
          or(voice, old.voice()),
          or(chat, old.chat()),
          or(message, old.message()),
          or(mail, old.mail()),
          or(task, old.task()));
    }
  }

  Tenant appliedTo(Tenant old) {
    return new Tenant(
        old.id(),
        old.version(),
        name == null ? old.name() : nameOf("/name", name),
        timeZone == null ? old.timeZone() : zoneOf(timeZone),
        locale == null ? old.locale() : localeOf(locale),
        settings == null ? old.settings() : settings.appliedTo(old.settings()),
        old.createdAt());
  }

  /** A business name fit for one line: trimmed, 1 to 200 characters, no control characters. */
  public static String nameOf(String pointer, String text) {
    String name = text.strip();
    if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw RefusedException.invalid(pointer, "must be 1 to 200 characters on one line");
    }
    return name;
  }

  /** An IANA zone, such as Europe/Bucharest. */
  public static ZoneId zoneOf(String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException unknown) {
        throw RefusedException.invalid("/timeZone", "is not a known time zone");
      }
    }
    throw RefusedException.invalid(
        "/timeZone", "must be an IANA time zone, such as Europe/Bucharest");
  }

  /** A BCP 47 tag in its canonical form. */
  public static String localeOf(String text) {
    try {
      String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
      if (!tag.equals("und")) {
        return tag;
      }
    } catch (IllformedLocaleException malformed) {
      throw RefusedException.invalid("/locale", "must be a BCP 47 tag, such as en-GB");
    }
    throw RefusedException.invalid("/locale", "must be a BCP 47 tag, such as en-GB");
  }

  private static <T> T or(@Nullable T wanted, T old) {
    return wanted == null ? old : wanted;
  }
}
