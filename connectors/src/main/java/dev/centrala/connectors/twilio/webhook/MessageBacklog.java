package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were accepted and wait until their tenant's limit lets them in, oldest first. One
 * that failed waits for its next attempt and holds up no other.
 */
public interface MessageBacklog {
  /** With how often it has failed. */
  record Waiting(ConnectionId connection, InboundSms sms, int failures) {}

  /**
   * Keeps the message; one that is there already stays as it is. Refuses as unavailable when too
   * much of the tenant's waits.
   */
  void add(TenantId tenant, ConnectionId connection, InboundSms sms);

  /**
   * The oldest that are due, leased; nothing while other messages of the tenant are, so that their
   * order stands.
   */
  List<Waiting> claim(TenantId tenant, Instant now, Instant leaseUntil, int most);

  void remove(TenantId tenant, String messageSid);

  /**
   * Tried again at {@code next}; without it, it has failed for good, which is audited, and is kept
   * for somebody to look into.
   */
  void failed(TenantId tenant, Waiting message, String reason, @Nullable Instant next);

  /** Lets others claim what was not removed. */
  void release(TenantId tenant);

  /** Who has messages to let in now. */
  List<TenantId> tenants(Instant now);
}
