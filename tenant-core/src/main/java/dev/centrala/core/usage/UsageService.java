package dev.centrala.core.usage;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant reads of its usage, and what it reports to meters of its own. A report from the
 * future is refused; one that is too old to be billed is kept in quarantine, where it is seen and
 * not counted.
 */
public final class UsageService {
  /** How far another clock may be ahead of ours. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** A month and a few days, so that a closed month can still be completed. */
  static final Duration OLDEST = Duration.ofDays(35);

  private static final Duration LONGEST_RANGE = Duration.ofDays(400);
  private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
  private static final int LONGEST_ID = 200;
  private static final String REPORTED = "reported:";

  private final Transactions transactions;
  private final UsageLog log;
  private final UsageHistory history;
  private final InstantSource clock;

  public UsageService(
      Transactions transactions, UsageLog log, UsageHistory history, InstantSource clock) {
    this.transactions = transactions;
    this.log = log;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Counts on one of the tenant's own meters. {@code quantity} is a decimal of at most 15 digits
   * before and 6 after the point. The same id again counts once; with another quantity it is a
   * conflict.
   */
  public RecordedUsage report(
      TenantId tenant, String id, String meter, String quantity, Instant at) {
    Instant now = clock.instant();
    UsageEvent event = event(id, meter, quantity, at);
    if (at.isAfter(now.plus(CLOCK_SKEW))) {
      throw RefusedException.invalid("/at", "lies in the future");
    }
    boolean old = at.isBefore(now.minus(OLDEST));
    String reason = old ? "older than " + OLDEST.toDays() + " days when it arrived" : null;
    transactions.doInTenant(
        tenant,
        tx -> {
          if (reason == null) {
            log.record(tx, event);
          } else {
            history.quarantine(tx, event, reason);
          }
        });
    return new RecordedUsage(event, reason);
  }

  private static UsageEvent event(String id, String meterName, String quantity, Instant at) {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw RefusedException.invalid("/id", "must have 1 to " + LONGEST_ID + " characters");
    }
    Meter meter =
        Meter.fromWireName(meterName)
            .filter(Meter::isCustom)
            .orElseThrow(() ->
                RefusedException.invalid(
                    "/meter", "must be a meter of your own, such as custom.parcels"));
    if (!QUANTITY.matcher(quantity).matches()) {
      throw RefusedException.invalid("/quantity", "must be a decimal number that is not negative");
    }
    return new UsageEvent(
        REPORTED + id, meter, new BigDecimal(quantity), at, null, null, null, null);
  }

  /** The id under which the tenant reported it; ours are as they are. */
  public static String reportedId(UsageEvent event) {
    return event.meter().isCustom() && event.id().startsWith(REPORTED)
        ? event.id().substring(REPORTED.length())
        : event.id();
  }

  public List<UsageSum> sum(
      TenantId tenant, @Nullable Meter meter, Instant from, Instant to, UsageGrouping grouping) {
    if (!from.isBefore(to)) {
      throw RefusedException.invalid("/to", "must be later than from");
    }
    if (Duration.between(from, to).compareTo(LONGEST_RANGE) > 0) {
      throw RefusedException.invalid(
          "/to", "must be at most " + LONGEST_RANGE.toDays() + " days after from");
    }
    return transactions.inTenant(tenant, tx -> log.sum(tx, meter, from, to, grouping));
  }

  public Page<RecordedUsage> list(
      TenantId tenant, @Nullable Meter meter, @Nullable Boolean quarantined, PageRequest page) {
    return transactions.inTenant(tenant, tx -> history.list(tx, meter, quarantined, page));
  }
}
