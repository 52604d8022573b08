package dev.centrala.infra.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.centrala.core.outbound.PhoneFacts;
import dev.centrala.core.outbound.PhoneNumbers;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers by libphonenumber. Its time zones are those of the area that a number was given out for,
 * or all of its country's.
 */
public final class WorldNumbers implements PhoneNumbers {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");
  private static final Pattern SHORT = Pattern.compile("\\+?[0-9]{2,6}");
  private static final String NOWHERE = "001";
  private static final String NO_REGION = "ZZ";

  /** Inmarsat, global mobile satellite systems, international networks. */
  private static final Set<Integer> SATELLITES = Set.of(870, 881, 882, 883);

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shorts = ShortNumberInfo.getInstance();
  private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();

  @Override
  public Optional<PhoneFacts> facts(String number) {
    return E164.matcher(number).matches() ? read(number, NO_REGION) : Optional.empty();
  }

  @Override
  public Optional<PhoneFacts> read(String text, String region) {
    PhoneNumber parsed;
    try {
      parsed = numbers.parse(text, region);
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
    String country = numbers.getRegionCodeForNumber(parsed);
    if (country == null || !numbers.isValidNumber(parsed)) {
      return Optional.empty();
    }
    return Optional.of(
        new PhoneFacts(
            numbers.format(parsed, PhoneNumberFormat.E164), country, kind(parsed), zones(parsed)));
  }

  private PhoneFacts.Kind kind(PhoneNumber number) {
    if (SATELLITES.contains(number.getCountryCode())) {
      return PhoneFacts.Kind.SATELLITE;
    }
    PhoneNumberType type = numbers.getNumberType(number);
    return type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST
        ? PhoneFacts.Kind.PREMIUM
        : PhoneFacts.Kind.ORDINARY;
  }

  private List<ZoneId> zones(PhoneNumber number) {
    return zones.getTimeZonesForNumber(number).stream().flatMap(WorldNumbers::zone).toList();
  }

  private static Stream<ZoneId> zone(String name) {
    try {
      return Stream.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Stream.empty();
    }
  }

  @Override
  public boolean isEmergency(String text, Collection<String> regions) {
    if (!SHORT.matcher(text).matches()) {
      return false;
    }
    String digits = text.replace("+", "");
    return EVERYWHERE.contains(digits)
        || regions.stream()
            .filter(region -> !region.equals(NOWHERE))
            .anyMatch(region -> shorts.connectsToEmergencyNumber(digits, region));
  }

  /** What mobile telephones take for a cry for help in any country. */
  private static final Set<String> EVERYWHERE = Set.of("112", "911", "999");
}
