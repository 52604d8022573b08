package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.util.List;

/** Messages that were accepted and wait until their tenant's limit lets them in, oldest first. */
public interface MessageBacklog {
  record Waiting(ConnectionId connection, InboundSms sms) {}

  /**
   * Keeps the message; one that is there already stays as it is. Refuses as unavailable when too
   * much of the tenant's waits.
   */
  void add(TenantId tenant, ConnectionId connection, InboundSms sms);

  /**
   * The oldest, leased; nothing while other messages of the tenant are, so that their order stands.
   */
  List<Waiting> claim(TenantId tenant, Instant now, Instant leaseUntil, int most);

  void remove(TenantId tenant, String messageSid);

  /** Lets others claim what was not removed. */
  void release(TenantId tenant);

  List<TenantId> tenants();
}
