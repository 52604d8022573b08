package dev.centrala.connectors.twilio.control;

import com.twilio.http.TwilioRestClient;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Makes the SDK's clients, one a call (they are cheap and hold the secret); the connections beneath
 * are shared and kept alive.
 */
public final class TwilioClients implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final Duration timeout;
  private final HttpClient http;

  /** {@code timeout} is for a whole request; Twilio answers most within a second. */
  public TwilioClients(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  public TwilioRestClient client(ConnectionAccess connection) {
    return new TwilioRestClient.Builder(connection.account(), connection.secret())
        .httpClient(new RebasedHttpClient(http, TwilioApi.baseUrl(connection), timeout))
        .build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
