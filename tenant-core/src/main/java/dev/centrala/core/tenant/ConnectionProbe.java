package dev.centrala.core.tenant;

import dev.centrala.core.shared.Channel;
import java.util.List;

/**
 * What set-up asks of one provider; implemented by its connector. Calls may take as long as the
 * connector's time-outs and are never made inside a transaction. A provider that cannot be reached
 * is an answer, not an exception.
 */
public interface ConnectionProbe {
  /** The name in {@link Connection#provider()}. */
  String provider();

  /** Whether {@code host} is the provider's own; others need the operator's leave. */
  boolean ownsHost(String host);

  /**
   * Refuses an account name or a secret that cannot be one, with pointers below {@code
   * /credentials}.
   */
  void checkCredentials(String account, String secret);

  /** Calls the provider with the account's credentials. */
  Tested test(ConnectionAccess access);

  /** The account's numbers; refused as unavailable when the provider does not give them. */
  List<ProviderNumber> numbers(ConnectionAccess access);

  /** Points the number's webhooks of this channel at us, with retries and a fallback. */
  WebhookState registerWebhooks(ConnectionAccess access, Channel channel, String number);

  /** What a test of a connection came to, in words for the person who set it up. */
  record Tested(boolean ok, String detail) {}

  /** A number of the account and what it can do. */
  record ProviderNumber(String number, String sid, boolean sms, boolean mms, boolean voice) {}
}
