package dev.centrala.web.http.outbound;

import dev.centrala.core.outbound.OutboundLimits;
import dev.centrala.core.outbound.OutboundRuleService;
import dev.centrala.core.outbound.OutboundRules;
import dev.centrala.core.outbound.OwnNumber;
import dev.centrala.core.outbound.QuietHours;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they are shown; {@code limits} are the chosen ones, {@code limitsNow} what counts.
 */
record OutboundRulesJson(
    long version,
    boolean verified,
    List<OutboundRulesForm.CallerIdJson> callerIds,
    @Nullable String callerIdEntryPointId,
    @Nullable String queueId,
    @Nullable String webCallbackQueueId,
    List<String> countries,
    boolean premium,
    boolean satellite,
    OutboundRulesForm.@Nullable QuietHoursJson quietHours,
    OutboundLimits limits,
    OutboundLimits limitsNow,
    OutboundRulesForm.@Nullable SpendJson spend,
    List<OwnNumberJson> numbers) {

  /** A number that can be shown to who is called. */
  record OwnNumberJson(String entryPointId, String number) {
    static OwnNumberJson of(OwnNumber own) {
      return new OwnNumberJson(own.entryPoint().toString(), own.number());
    }
  }

  static OutboundRulesJson of(OutboundRuleService.Shown shown) {
    OutboundRules rules = shown.rules();
    QuietHours quiet = rules.quietHours();
    return new OutboundRulesJson(
        rules.version(),
        rules.verified(),
        rules.callerIds().entrySet().stream()
            .map(each ->
                new OutboundRulesForm.CallerIdJson(
                    each.getKey().toString(), each.getValue().toString()))
            .sorted(Comparator.comparing(OutboundRulesForm.CallerIdJson::queueId))
            .toList(),
        rules.callerId() == null ? null : rules.callerId().toString(),
        rules.queue() == null ? null : rules.queue().toString(),
        rules.webQueue() == null ? null : rules.webQueue().toString(),
        List.copyOf(rules.countries()),
        rules.premium(),
        rules.satellite(),
        quiet == null
            ? null
            : new OutboundRulesForm.QuietHoursJson(quiet.from().toString(), quiet.to().toString()),
        rules.limits(),
        rules.limitsNow(),
        rules.spend() == null ? null : OutboundRulesForm.SpendJson.of(rules.spend()),
        shown.own().stream().map(OwnNumberJson::of).toList());
  }
}
