package dev.centrala.core.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.ThreadId;
import java.util.Optional;

/** The threads of one tenant. */
public interface ThreadStore {
  /**
   * The thread of this address at this entry point, made if need be, locked until the transaction
   * ends.
   */
  MessageThread open(Tx tx, EntryPointId entryPoint, String customerAddress);

  Optional<MessageThread> find(Tx tx, ThreadId id);

  void setCurrent(Tx tx, ThreadId id, InteractionId interaction);

  void setOptedOut(Tx tx, ThreadId id, boolean optedOut);
}
