package dev.centrala.core.voice;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What carriers are still to be told, one tenant's, in order for each line. */
public interface CallCommandStore {
  void add(Tx tx, CallCommandId id, CallLeg leg, CallCommand command, Instant at);

  /**
   * Takes the oldest due command of each line and leases it. A lease that ran out is taken again;
   * {@link Errand#tried} says that its outcome is unknown.
   */
  List<Errand> claim(Tx tx, Instant now, Instant leaseUntil, int most);

  /** As {@code claim}, this one alone; empty when it is not the next of its line, or taken. */
  Optional<Errand> claim(Tx tx, CallCommandId id, Instant now, Instant leaseUntil);

  /** {@code tried} says that the outcome of the try is unknown. */
  void postpone(Tx tx, CallCommandId id, boolean tried, Instant until);

  /** It is settled. */
  void remove(Tx tx, CallCommandId id);

  /** The line has asked by itself what to do, and was told. */
  void removeAskAgain(Tx tx, LegId leg);

  /**
   * When the connection may place its next call to the telephone network: now, which takes that
   * turn and lets the next come {@code paceMillis} later, or the instant given.
   */
  Instant takeTurn(Tx tx, ConnectionId connection, Instant now, long paceMillis);
}
