package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Secrets that a tenant's flows name and only requests see: sealed, and never read by people. */
public interface FlowSecrets {
  /** A secret by its name; what it holds cannot be read again. */
  record Named(String name, Instant changedAt) {}

  Optional<String> open(Tx tx, String name);

  boolean exists(Tx tx, String name);

  /** Writes it anew under the name. */
  void put(Tx tx, String name, String value, Instant at);

  /** False when there is none. */
  boolean delete(Tx tx, String name);

  /** By name. */
  List<Named> list(Tx tx);
}
