package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The flows of one tenant and their versions. */
public interface FlowBook extends FlowStore {
  void insert(Tx tx, Flow flow);

  Optional<Flow> find(Tx tx, FlowId id);

  Page<Flow> list(Tx tx, PageRequest page);

  /** Replaces the row when it still has {@code flow.version() - 1}. */
  boolean update(Tx tx, Flow flow);

  /** What keeps a flow from going: an entry point, or a contact that is under way in it. */
  enum Use {
    ENTRY_POINT,
    CONTACT
  }

  /**
   * Locks the flow, so that no entry point begins to use it meanwhile, and tells who uses it; empty
   * when nobody does.
   */
  Optional<Use> lockForDeletion(Tx tx, FlowId flow);

  /** Its versions stay: they tell what led the contacts that have ended. */
  void delete(Tx tx, FlowId flow);

  /** Writes the next version and answers with its number. */
  int addVersion(Tx tx, FlowId flow, FlowDefinition definition, Instant at);

  /** Newest first. */
  Page<Written> versions(Tx tx, FlowId flow, PageRequest page);

  /** A version and when it was written. */
  record Written(FlowVersion version, Instant at) {}
}
