package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.tenant.ConnectionAccess;

/**
 * Where messages and reports enter the core. Each is idempotent: the same MessageSid, or the same
 * report, again has no effect. Returns once the fact is committed; refuses as unavailable in an
 * outage, upon which Twilio tries again.
 */
public interface MessageDoor {
  void received(ConnectionAccess connection, InboundSms sms);

  void reported(ConnectionAccess connection, DeliveryReport report);
}
