package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.tenant.ConnectionAccess;

/**
 * Writes that somebody sent a webhook that the connection's token did not sign. Must not fail, nor
 * be a way to flood the log.
 */
public interface ForgeryLog {
  void forged(ConnectionAccess connection, String path);
}
