package dev.centrala.core.outbound;

import java.time.ZoneId;
import java.util.List;

/**
 * A number in international form; {@code region} is its country (ISO 3166, {@code 001} for none),
 * {@code zones} are those in which whoever answers may live.
 */
public record PhoneFacts(String number, String region, Kind kind, List<ZoneId> zones) {
  public PhoneFacts {
    zones = List.copyOf(zones);
  }

  /** What calling it means. */
  public enum Kind {
    ORDINARY,
    /** Who is called earns by it. */
    PREMIUM,
    /** A telephone by satellite, which costs like a premium one. */
    SATELLITE
  }
}
