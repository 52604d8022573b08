package dev.centrala.core.audit;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;

/** The audit log of one tenant, newest first when read. */
public interface AuditLog {
  void append(Tx tx, AuditEntry entry);

  Page<AuditLine> list(Tx tx, PageRequest page);
}
