package dev.centrala.connectors.twilio.control;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when each number of a tenant has been looked at for missed messages; outlives the nodes, so
 * that an outage of any length is made good. Goes with its connection.
 */
public interface MissedLooks {
  /** Empty for a number that was never looked at. */
  Optional<Instant> lookedUntil(Tx tx, ConnectionId connection, String number);

  /** An earlier instant than the known one changes nothing. */
  void lookedUntil(Tx tx, ConnectionId connection, String number, Instant until);
}
