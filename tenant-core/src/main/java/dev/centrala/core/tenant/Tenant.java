package dev.centrala.core.tenant;

import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A business. {@code locale} is a BCP 47 tag; days of reports and usage are those of {@code
 * timeZone}.
 */
public record Tenant(
    TenantId id,
    long version,
    String name,
    ZoneId timeZone,
    String locale,
    TenantSettings settings,
    Instant createdAt) {
  /** In which the tenant's people are written to. */
  public Locale language() {
    return Locale.forLanguageTag(locale);
  }
}
