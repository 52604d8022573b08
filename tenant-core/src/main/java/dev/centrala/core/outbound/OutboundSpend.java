package dev.centrala.core.outbound;

import dev.centrala.core.shared.RefusedException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much money calls out may take in a day, by what the business itself takes a begun minute to
 * cost: {@code rates} by the first digits of the number, the longest that fits, or else {@code
 * perMinute}. An estimate, since carriers tell their prices afterwards. Refuses as invalid what is
 * out of range.
 */
public record OutboundSpend(
    String currency, BigDecimal perDay, BigDecimal perMinute, Map<String, BigDecimal> rates) {
  private static final BigDecimal MOST = new BigDecimal("1000000");
  private static final int MOST_DECIMALS = 6;
  private static final int MOST_RATES = 200;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,9}");

  public OutboundSpend {
    rates = java.util.Collections.unmodifiableMap(new TreeMap<>(rates));
    if (!CURRENCY.matcher(currency).matches()) {
      throw RefusedException.invalid("/spend/currency", "must be three letters (ISO 4217)");
    }
    check("/spend/perDay", perDay);
    check("/spend/perMinute", perMinute);
    if (rates.size() > MOST_RATES) {
      throw RefusedException.invalid("/spend/rates", "at most " + MOST_RATES);
    }
    rates.forEach((prefix, rate) -> {
      if (!PREFIX.matcher(prefix).matches()) {
        throw RefusedException.invalid("/spend/rates", prefix + " does not begin a number");
      }
      check("/spend/rates", rate);
    });
  }

  private static void check(String pointer, BigDecimal amount) {
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0 || amount.scale() > MOST_DECIMALS) {
      throw RefusedException.invalid(
          pointer, "must be from 0 to " + MOST + " with at most " + MOST_DECIMALS + " decimals");
    }
  }
}
