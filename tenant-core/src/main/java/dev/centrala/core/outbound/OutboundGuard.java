package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.voice.OutsideCalls;
import dev.centrala.core.voice.RuleVerdict;
import dev.centrala.core.voice.RuleVerdict.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds every call to the outside against the rules of its tenant. Each yes counts as one call, in
 * the transaction that writes the dialling; what would be more than is allowed is told to the
 * operator.
 */
public final class OutboundGuard implements OutsideCalls {
  public static final String LIMIT_REACHED = "outboundLimit";

  private static final int MINUTE_SECONDS = 60;

  private final OutboundRuleStore store;
  private final DoNotCallStore doNotCall;
  private final OwnNumbers own;
  private final PhoneNumbers numbers;
  private final Function<Tx, ZoneId> tenantZone;
  private final OutboundAlarm alarm;
  private final InstantSource clock;

  public OutboundGuard(
      OutboundRuleStore store,
      DoNotCallStore doNotCall,
      OwnNumbers own,
      PhoneNumbers numbers,
      Function<Tx, ZoneId> tenantZone,
      OutboundAlarm alarm,
      InstantSource clock) {
    this.store = store;
    this.doNotCall = doNotCall;
    this.own = own;
    this.numbers = numbers;
    this.tenantZone = tenantZone;
    this.alarm = alarm;
    this.clock = clock;
  }

  @Override
  public RuleVerdict check(Tx tx, @Nullable QueueId from, String address) {
    OutboundRules rules = store.find(tx);
    return destination(tx, rules, address)
        .or(() -> hours(rules, address))
        .or(() -> amount(tx, rules))
        .<RuleVerdict>map(refused -> refused)
        .orElseGet(RuleVerdict.Allowed::new);
  }

  /** A call that the customer asks for at this moment: it is not too late for it. */
  public RuleVerdict checkAsked(Tx tx, String address) {
    OutboundRules rules = store.find(tx);
    return destination(tx, rules, address)
        .or(() -> amount(tx, rules))
        .<RuleVerdict>map(refused -> refused)
        .orElseGet(RuleVerdict.Allowed::new);
  }

  /** What never changes with the time of day; counts nothing. */
  public Optional<Refused> checkDestination(Tx tx, String address) {
    return destination(tx, store.find(tx), address);
  }

  /** What nobody may be called at who chooses it by themselves. */
  public void requireOrdinary(String address) {
    boolean ordinary =
        numbers
            .facts(address)
            .filter(facts -> facts.kind() == PhoneFacts.Kind.ORDINARY)
            .isPresent();
    if (address.startsWith("+") && !ordinary) {
      throw RefusedException.invalid("/device/address", "is no number that is called from here");
    }
  }

  private Optional<Refused> destination(Tx tx, OutboundRules rules, String address) {
    Set<String> home = home(tx);
    if (numbers.isEmergency(address, home)) {
      return refused(
          "emergency",
          "Emergency numbers cannot be called from here: use a telephone of your own.");
    }
    Optional<PhoneFacts> found = numbers.facts(address);
    if (found.isEmpty()) {
      return refused("notANumber", "That is no number that can be called.");
    }
    PhoneFacts facts = found.get();
    if (facts.kind() == PhoneFacts.Kind.PREMIUM && !rules.premium()) {
      return refused("premiumRate", "Premium-rate numbers are not called from here.");
    }
    if (facts.kind() == PhoneFacts.Kind.SATELLITE && !rules.satellite()) {
      return refused("satellite", "Satellite telephones are not called from here.");
    }
    Set<String> allowed = rules.countries().isEmpty() ? home : rules.countries();
    boolean anywhere = facts.kind() == PhoneFacts.Kind.SATELLITE;
    if (!anywhere && !allowed.contains(facts.region())) {
      return refused("destination", "Numbers of that country are not called from here.");
    }
    return doNotCall.has(tx, facts.number())
        ? refused("doNotCall", "This number must not be called.")
        : Optional.empty();
  }

  /** The countries of the business's own numbers. */
  private Set<String> home(Tx tx) {
    Set<String> regions = new TreeSet<>();
    for (OwnNumber each : own.list(tx)) {
      numbers.facts(each.number()).map(PhoneFacts::region).ifPresent(regions::add);
    }
    return regions;
  }

  private Optional<Refused> hours(OutboundRules rules, String address) {
    QuietHours quiet = rules.quietHours();
    boolean isQuiet =
        quiet != null
            && numbers
                .facts(address)
                .filter(facts -> quiet.isIn(facts.zones(), clock.instant()))
                .isPresent();
    return isQuiet
        ? refused("quietHours", "It is too early or too late to call there.")
        : Optional.empty();
  }

  private Optional<Refused> amount(Tx tx, OutboundRules rules) {
    OutboundLimits limits = rules.limitsNow();
    Instant now = clock.instant();
    ZoneId zone = tenantZone.apply(tx);
    LocalDate today = now.atZone(zone).toLocalDate();
    OutboundRuleStore.Called called = store.count(tx, now.truncatedTo(ChronoUnit.MINUTES), today);
    if (called.inMinute() > limits.callsPerMinute()) {
      return limitReached(tx, "callsPerMinute");
    }
    if (called.onDay() > limits.callsPerDay()) {
      return limitReached(tx, "callsPerDay");
    }
    Instant morning = today.atStartOfDay(zone).toInstant();
    long seconds = store.secondsSince(tx, morning, now);
    if (seconds >= (long) limits.minutesPerDay() * MINUTE_SECONDS) {
      return limitReached(tx, "minutesPerDay");
    }
    OutboundSpend spend = rules.spend();
    return spend != null && store.spentSince(tx, spend, morning, now).compareTo(spend.perDay()) >= 0
        ? limitReached(tx, "spendPerDay")
        : Optional.empty();
  }

  private Optional<Refused> limitReached(Tx tx, String limit) {
    alarm.limitReached(tx.tenant(), limit);
    return refused(
        LIMIT_REACHED,
        switch (limit) {
          case "callsPerMinute" -> "Too many calls out in this minute.";
          case "callsPerDay" -> "Today's calls out are used up.";
          case "spendPerDay" -> "Today's money for calls out is used up.";
          default -> "Today's minutes of calls out are used up.";
        });
  }

  private static Optional<Refused> refused(String code, String detail) {
    return Optional.of(new Refused(code, detail));
  }
}
