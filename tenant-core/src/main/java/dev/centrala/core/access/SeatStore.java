package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The seats of one tenant; at most one is open for each user. */
public interface SeatStore {
  /** The open seats of these users, locked in a fixed order until the transaction ends. */
  List<Seat> lockOpen(Tx tx, Collection<UserId> users);

  /** The open seats that nobody has seen since then, locked. */
  List<Seat> lockUnseen(Tx tx, Instant before);

  /** Does nothing when the user has an open seat by now. */
  void insert(Tx tx, Seat seat);

  void save(Tx tx, Seat seat);
}
