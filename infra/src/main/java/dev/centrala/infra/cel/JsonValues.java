package dev.centrala.infra.cel;

import com.google.common.primitives.UnsignedLong;
import dev.centrala.core.flow.graph.FlowFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as CEL has them, and back: whole numbers are Long, instants ISO 8601 texts. */
final class JsonValues {
  private JsonValues() {}

  static Object toCel(@Nullable Object value) {
    return switch (value) {
      case null -> dev.cel.common.values.NullValue.NULL_VALUE;
      case Integer number -> number.longValue();
      case BigInteger number -> number.longValue();
      case BigDecimal number -> number.doubleValue();
      case Float number -> number.doubleValue();
      case Map<?, ?> map -> {
        Map<String, Object> converted = new LinkedHashMap<>();
        map.forEach((key, each) -> converted.put(String.valueOf(key), toCel(each)));
        yield converted;
      }
      case Collection<?> list -> list.stream().map(JsonValues::toCel).toList();
      default -> value;
    };
  }

  static Object fromCel(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case dev.cel.common.values.NullValue _ -> "";
      case String text -> text;
      case Boolean truth -> truth;
      case Long number -> number;
      case Double number -> number;
      case UnsignedLong number -> number.longValue();
      case Instant instant -> instant.toString();
      case Duration duration -> duration.toSeconds();
      case Map<?, ?> map -> {
        Map<String, Object> converted = new LinkedHashMap<>();
        map.forEach((key, each) -> converted.put(String.valueOf(key), fromCel(each)));
        yield converted;
      }
      case Collection<?> list -> list.stream().map(JsonValues::fromCel).toList();
      default -> throw new FlowFailure("expression", "gives no JSON value");
    };
  }
}
