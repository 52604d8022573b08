package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.EntryPointId;
import java.time.Instant;

/** Counts chat starts, since each is billed. */
public interface ChatStarts {
  /** How often this visitor, and this address, started a chat here since then. */
  Count since(Tx tx, EntryPointId entryPoint, String visitorId, String remoteAddress, Instant from);

  void add(Tx tx, EntryPointId entryPoint, String visitorId, String remoteAddress, Instant at);

  /** Starts by visitor and by address. */
  record Count(int byVisitor, int byAddress) {}
}
