package dev.centrala.web.http.usage;

import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.RecordedUsage;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageGrouping;
import dev.centrala.core.usage.UsageService;
import dev.centrala.core.usage.UsageSum;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sums of usage, single usage events, and reports to the tenant's own meters. */
public final class UsageRoutes implements Routes {
  private static final Duration A_MONTH = Duration.ofDays(31);

  private final UsageService usage;
  private final InstantSource clock;

  public UsageRoutes(UsageService usage, InstantSource clock) {
    this.usage = usage;
    this.clock = clock;
  }

  private record SumJson(
      String meter,
      String unit,
      String quantity,
      Instant from,
      Instant to,
      @Nullable String group) {
    static SumJson of(UsageSum sum, Instant from, Instant to) {
      return new SumJson(
          sum.meter().wireName(), sum.meter().unit(), plain(sum.quantity()), from, to, sum.group());
    }
  }

  private record ReportJson(String id, String meter, String quantity, String at) {}

  private record EventJson(
      String id,
      String meter,
      String unit,
      String quantity,
      Instant at,
      @Nullable String channel,
      @Nullable String interactionId,
      @Nullable String queueId,
      @Nullable String agentId,
      @Nullable String quarantine) {
    static EventJson of(RecordedUsage recorded) {
      UsageEvent event = recorded.event();
      return new EventJson(
          UsageService.reportedId(event),
          event.meter().wireName(),
          event.meter().unit(),
          plain(event.quantity()),
          event.at(),
          event.channel() == null ? null : event.channel().wireName(),
          event.interaction() == null ? null : event.interaction().toString(),
          event.queue() == null ? null : event.queue().toString(),
          event.agent() == null ? null : event.agent().toString(),
          recorded.quarantine());
    }
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getUsage", Permission.READ_USAGE, this::sum);
    operations.handle("listUsageEvents", Permission.READ_USAGE, this::list);
    operations.handle("createUsageEvent", Permission.MANAGE_TENANT, this::report);
  }

  private Reply sum(Request request) {
    Instant to = request.queryInstant("to").orElseGet(clock::instant);
    Instant from = request.queryInstant("from").orElseGet(() -> to.minus(A_MONTH));
    UsageGrouping grouping =
        request
            .query("groupBy")
            .map(name -> UsageGrouping.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(UsageGrouping.METER);
    return Reply.ok(
        Items.all(
            usage.sum(request.caller().tenant(), meter(request), from, to, grouping).stream()
                .map(sum -> SumJson.of(sum, from, to))
                .toList()));
  }

  private Reply list(Request request) {
    Boolean quarantined = request.query("quarantined").map(Boolean::valueOf).orElse(null);
    return Reply.ok(
        Items.of(
            usage
                .list(request.caller().tenant(), meter(request), quarantined, request.page())
                .map(EventJson::of)));
  }

  private Reply report(Request request) {
    ReportJson body = request.body(ReportJson.class);
    RecordedUsage recorded =
        usage.report(request.caller().tenant(), body.id(), body.meter(), body.quantity(), at(body));
    return Reply.created(EventJson.of(recorded));
  }

  private static Instant at(ReportJson body) {
    try {
      return Instant.parse(body.at());
    } catch (DateTimeParseException notAnInstant) {
      throw RefusedException.invalid("/at", "must be an ISO 8601 instant in UTC");
    }
  }

  private static @Nullable Meter meter(Request request) {
    return request
        .query("meter")
        .map(name ->
            Meter.fromWireName(name)
                .orElseThrow(() -> RefusedException.invalid("/meter", "there is no such meter")))
        .orElse(null);
  }

  private static String plain(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }
}
