package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.routing.pool.Limits;
import dev.centrala.core.routing.pool.Overflow;
import dev.centrala.core.shared.QueueId;
import dev.centrala.infra.postgres.JsonColumn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much waiting a queue allows, as a JSON column; what is not there is without limit. */
final class LimitsJson {
  private final JsonColumn json;

  LimitsJson(JsonColumn json) {
    this.json = json;
  }

  private record LimitsColumn(
      @Nullable Integer maxLength,
      @Nullable Integer maxWaitSeconds,
      @Nullable List<OverflowColumn> overflows,
      @Nullable Boolean emptyOnClose,
      @Nullable Integer shortAbandonSeconds) {}

  private record OverflowColumn(String when, int threshold, UUID queueId) {}

  String write(Limits limits) {
    return json.write(
        new LimitsColumn(
            limits.maxLength(),
            limits.maxWaitSeconds(),
            limits.overflows().stream()
                .map(o -> new OverflowColumn(o.when().wireName(), o.threshold(), o.to().value()))
                .toList(),
            limits.emptyOnClose(),
            limits.shortAbandonSeconds()));
  }

  Limits read(String text, boolean closed) {
    LimitsColumn column = json.read(text, new TypeReference<LimitsColumn>() {});
    List<OverflowColumn> overflows = column.overflows();
    return new Limits(
        orNone(column.maxLength()),
        orNone(column.maxWaitSeconds()),
        overflows == null ? List.of() : overflows.stream().map(LimitsJson::overflow).toList(),
        closed,
        Boolean.TRUE.equals(column.emptyOnClose()),
        orNone(column.shortAbandonSeconds()));
  }

  private static int orNone(@Nullable Integer limit) {
    return limit == null ? 0 : limit;
  }

  private static Overflow overflow(OverflowColumn column) {
    return new Overflow(
        Overflow.Trigger.fromWireName(column.when()),
        column.threshold(),
        new QueueId(column.queueId()));
  }
}
