package dev.centrala.connectors.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number of an account with its settings, kept under the names of Twilio's update parameters
 * ({@code SmsUrl}, {@code SmsFallbackUrl}, {@code StatusCallback} …); a setting that was never made
 * reads as empty.
 */
public record CarrierNumber(
    String accountSid,
    String sid,
    String phoneNumber,
    Map<String, String> settings,
    Instant createdAt,
    Instant updatedAt) {

  public CarrierNumber {
    settings = Map.copyOf(settings);
  }

  public String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  CarrierNumber with(Map<String, String> changed, Instant at) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(changed);
    return new CarrierNumber(accountSid, sid, phoneNumber, all, createdAt, at);
  }
}
