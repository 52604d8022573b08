package dev.centrala.web.http.outbound;

import dev.centrala.core.outbound.OutboundLimits;
import dev.centrala.core.outbound.OutboundRules;
import dev.centrala.core.outbound.OutboundSpend;
import dev.centrala.core.outbound.QuietHours;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules as they are sent, whole; what is absent is as if there were no rules. */
record OutboundRulesForm(
    @Nullable List<CallerIdJson> callerIds,
    @Nullable String callerIdEntryPointId,
    @Nullable String queueId,
    @Nullable String webCallbackQueueId,
    @Nullable List<String> countries,
    @Nullable Boolean premium,
    @Nullable Boolean satellite,
    @Nullable QuietHoursJson quietHours,
    @Nullable LimitsJson limits,
    @Nullable SpendJson spend) {

  /** The number that a queue shows. */
  record CallerIdJson(String queueId, String entryPointId) {}

  /** From and to as {@code HH:mm}. */
  record QuietHoursJson(String from, String to) {}

  /** What a begun minute costs for numbers that begin so. */
  record RateJson(String prefix, BigDecimal perMinute) {}

  /** How much money calls may take. */
  record SpendJson(
      String currency, BigDecimal perDay, BigDecimal perMinute, @Nullable List<RateJson> rates) {
    static SpendJson of(OutboundSpend spend) {
      return new SpendJson(
          spend.currency(),
          spend.perDay(),
          spend.perMinute(),
          spend.rates().entrySet().stream()
              .map(each -> new RateJson(each.getKey(), each.getValue()))
              .toList());
    }

    OutboundSpend spend() {
      Map<String, BigDecimal> by = new HashMap<>();
      if (rates != null) {
        rates.forEach(each -> by.put(each.prefix().replace(" ", ""), each.perMinute()));
      }
      return new OutboundSpend(currency, perDay, perMinute, by);
    }
  }

  /** How much may be called. */
  record LimitsJson(
      @Nullable Integer callsPerMinute,
      @Nullable Integer callsPerDay,
      @Nullable Integer minutesPerDay,
      @Nullable Integer longestCallMinutes) {
    OutboundLimits limits() {
      OutboundLimits usual = OutboundLimits.STANDARD;
      return new OutboundLimits(
          callsPerMinute == null ? usual.callsPerMinute() : callsPerMinute,
          callsPerDay == null ? usual.callsPerDay() : callsPerDay,
          minutesPerDay == null ? usual.minutesPerDay() : minutesPerDay,
          longestCallMinutes == null ? usual.longestCallMinutes() : longestCallMinutes);
    }
  }

  OutboundRules rules(long version) {
    Map<QueueId, EntryPointId> ids = new HashMap<>();
    if (callerIds != null) {
      for (CallerIdJson each : callerIds) {
        ids.put(QueueId.parse(each.queueId()), EntryPointId.parse(each.entryPointId()));
      }
    }
    return new OutboundRules(
        version,
        false,
        ids,
        callerIdEntryPointId == null ? null : EntryPointId.parse(callerIdEntryPointId),
        queueId == null ? null : QueueId.parse(queueId),
        webCallbackQueueId == null ? null : QueueId.parse(webCallbackQueueId),
        countries == null ? Set.of() : Set.copyOf(countries),
        Boolean.TRUE.equals(premium),
        Boolean.TRUE.equals(satellite),
        quietHours == null
            ? null
            : new QuietHours(
                time("/quietHours/from", quietHours.from()),
                time("/quietHours/to", quietHours.to())),
        limits == null ? OutboundLimits.STANDARD : limits.limits(),
        spend == null ? null : spend.spend());
  }

  private static LocalTime time(String pointer, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException notATime) {
      throw RefusedException.invalid(pointer, "must be a time such as 21:00");
    }
  }
}
