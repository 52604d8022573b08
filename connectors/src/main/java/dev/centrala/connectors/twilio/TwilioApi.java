package dev.centrala.connectors.twilio;

import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.util.Locale;

/** Where the API of a connection is: Twilio's own, or that of a carrier which speaks it. */
public final class TwilioApi {
  public static final URI OWN_BASE_URL = URI.create("https://api.twilio.com");

  private TwilioApi() {}

  public static URI baseUrl(ConnectionAccess access) {
    URI configured = access.apiBaseUrl();
    return configured == null ? OWN_BASE_URL : configured;
  }

  /** Twilio's API, also by the names of its regions ({@code api.dublin.ie1.twilio.com}). */
  public static boolean ownsHost(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("api.twilio.com")
        || (lower.startsWith("api.") && lower.endsWith(".twilio.com"));
  }
}
