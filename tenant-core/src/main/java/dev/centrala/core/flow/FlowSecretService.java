package dev.centrala.core.flow;

import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps what requests of flows are let in with elsewhere; who wrote it is on record, what is not.
 */
public final class FlowSecretService {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
  private static final int LONGEST = 4_000;
  private static final int MOST = 100;

  private final FlowSecrets secrets;
  private final AuditLog audit;
  private final InstantSource clock;

  public FlowSecretService(FlowSecrets secrets, AuditLog audit, InstantSource clock) {
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
  }

  public List<FlowSecrets.Named> list(Tx tx) {
    return secrets.list(tx);
  }

  public void put(Tx tx, Actor by, String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw RefusedException.invalid("/name", "must be a letter and then letters, digits, _ or -");
    }
    if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ')) {
      throw RefusedException.invalid(
          "/value", "must be one line of 1 to " + LONGEST + " characters");
    }
    if (!secrets.exists(tx, name) && secrets.list(tx).size() >= MOST) {
      throw RefusedException.conflict("tooMany", "There are " + MOST + " secrets already.");
    }
    secrets.put(tx, name, value, clock.instant());
    tell(tx, by, "flowSecret.changed", name);
  }

  public void delete(Tx tx, Actor by, String name) {
    if (!secrets.delete(tx, name)) {
      throw RefusedException.notFound("secret");
    }
    tell(tx, by, "flowSecret.deleted", name);
  }

  private void tell(Tx tx, Actor by, String action, String name) {
    audit.append(tx, new AuditEntry(clock.instant(), by, action, "flowSecret", name, Map.of()));
  }
}
