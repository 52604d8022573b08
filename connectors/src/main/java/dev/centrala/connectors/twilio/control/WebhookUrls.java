package dev.centrala.connectors.twilio.control;

import dev.centrala.core.shared.MessageId;
import dev.centrala.core.tenant.ConnectionAccess;

/**
 * The addresses that we give to Twilio. The fragment asks for retries ("Webhook connection
 * overrides" in Twilio's documentation); Twilio neither sends nor signs it.
 */
public final class WebhookUrls {
  private static final String RETRIES = "#ct=2000&rt=10000&tt=15000&rc=3&rp=ct,rt,5xx";

  private WebhookUrls() {}

  public static String messages(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/messages" + RETRIES;
  }

  /**
   * The same door once more, after a pause that Twilio makes: a second chance when a node was just
   * restarting.
   */
  public static String messagesFallback(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/messages?fallback=1" + RETRIES;
  }

  /**
   * Carries our id, so that a report which overtakes the answer to the send, or whose answer was
   * lost, finds its message.
   */
  public static String messageStatus(ConnectionAccess connection, MessageId message) {
    return connection.webhookBaseUrl() + "/messages/status?message=" + message + RETRIES;
  }
}
