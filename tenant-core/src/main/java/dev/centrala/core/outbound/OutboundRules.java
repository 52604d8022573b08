package dev.centrala.core.outbound;

import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a business allows itself when it calls out. {@code callerIds} are the entry points whose
 * numbers its queues show, {@code callerId} is that of the others; {@code queue} is for calls that
 * name none, {@code webQueue} for those that visitors of web pages ask for, if they may. No {@code
 * countries} means those of its own numbers. {@code verified}: somebody has looked at the business.
 * Emergency numbers are never called: a call from here tells no rescuer where it comes from.
 */
public record OutboundRules(
    long version,
    boolean verified,
    Map<QueueId, EntryPointId> callerIds,
    @Nullable EntryPointId callerId,
    @Nullable QueueId queue,
    @Nullable QueueId webQueue,
    Set<String> countries,
    boolean premium,
    boolean satellite,
    @Nullable QuietHours quietHours,
    OutboundLimits limits,
    @Nullable OutboundSpend spend) {
  public static final OutboundRules STANDARD =
      new OutboundRules(
          0,
          false,
          Map.of(),
          null,
          null,
          null,
          Set.of(),
          false,
          false,
          null,
          OutboundLimits.STANDARD,
          null);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  public OutboundRules {
    callerIds = Map.copyOf(callerIds);
    countries = java.util.Collections.unmodifiableSet(new TreeSet<>(countries));
    List<String> unknown = countries.stream().filter(each -> !COUNTRIES.contains(each)).toList();
    if (!unknown.isEmpty()) {
      throw RefusedException.invalid("/countries", unknown.getFirst() + " is no ISO 3166 country");
    }
  }

  /** The limits that count now. */
  public OutboundLimits limitsNow() {
    return verified ? limits : limits.within(OutboundLimits.UNVERIFIED);
  }
}
