package dev.centrala.core.audit;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import java.time.InstantSource;
import java.util.Map;

/** Writes audit lines stamped with the injected clock, in the transaction of what they tell of. */
public final class AuditTrail {
  private final AuditLog log;
  private final InstantSource clock;

  public AuditTrail(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  public void write(
      Tx tx,
      Actor actor,
      String action,
      String subjectKind,
      String subjectId,
      Map<String, Object> detail) {
    log.append(tx, new AuditEntry(clock.instant(), actor, action, subjectKind, subjectId, detail));
  }
}
