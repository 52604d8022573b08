package dev.centrala.core.flow;

import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowFinding;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Writes flows: drafts are versions, and only a version without faults is published. */
public final class FlowService {
  private static final int LONGEST_NAME = 100;

  private final FlowBook flows;
  private final FlowCheck check;
  private final AuditLog audit;
  private final InstantSource clock;

  public FlowService(FlowBook flows, FlowCheck check, AuditLog audit, InstantSource clock) {
    this.flows = flows;
    this.check = check;
    this.audit = audit;
    this.clock = clock;
  }

  public Flow create(Tx tx, Actor by, String name) {
    Flow flow = new Flow(FlowId.next(), 1, checked(name), null);
    flows.insert(tx, flow);
    tell(tx, by, "flow.created", flow.id(), Map.of("name", flow.name()));
    return flow;
  }

  public Flow rename(Tx tx, Actor by, FlowId id, long version, String name) {
    Flow now = get(tx, id);
    requireVersion(now, version);
    Flow next = new Flow(id, version + 1, checked(name), now.published());
    save(tx, next);
    tell(tx, by, "flow.changed", id, Map.of("name", next.name()));
    return next;
  }

  /** A conflict while an entry point answers with it or a contact is under way in it. */
  public void delete(Tx tx, Actor by, FlowId id) {
    Flow now = get(tx, id);
    flows
        .lockForDeletion(tx, id)
        .ifPresent(use -> {
          throw RefusedException.conflict(
              "inUse",
              switch (use) {
                case ENTRY_POINT -> "An entry point answers with this flow.";
                case CONTACT -> "A contact is still under way in this flow.";
              });
        });
    flows.delete(tx, id);
    tell(tx, by, "flow.deleted", id, Map.of("name", now.name()));
  }

  public Flow get(Tx tx, FlowId id) {
    return flows.find(tx, id).orElseThrow(() -> RefusedException.notFound("flow"));
  }

  /** Keeps the definition as the next version, faults and all: a draft may be unfinished. */
  public int draft(Tx tx, Actor by, FlowId id, FlowDefinition definition) {
    get(tx, id);
    int version = flows.addVersion(tx, id, definition, clock.instant());
    tell(tx, by, "flow.drafted", id, Map.of("version", version));
    return version;
  }

  /**
   * From now on new contacts begin this version. Refuses as invalid, node by node, what has faults.
   */
  public Flow publish(Tx tx, Actor by, FlowId id, int version) {
    Flow now = get(tx, id);
    FlowVersion chosen = version(tx, id, version);
    List<FieldError> faults = faults(tx, chosen.definition());
    if (!faults.isEmpty()) {
      throw new RefusedException(new Refusal.Invalid("The flow cannot be published yet.", faults));
    }
    Flow next = new Flow(id, now.version() + 1, now.name(), version);
    save(tx, next);
    tell(tx, by, "flow.published", id, Map.of("version", version));
    return next;
  }

  /** What is wrong with a version, and what its author should look at. */
  public List<FlowFinding> findings(Tx tx, FlowId id, int version) {
    get(tx, id);
    return check.findings(tx, version(tx, id, version).definition());
  }

  public FlowVersion version(Tx tx, FlowId id, int version) {
    return flows
        .version(tx, id, version)
        .orElseThrow(() -> RefusedException.notFound("flow version"));
  }

  private List<FieldError> faults(Tx tx, FlowDefinition definition) {
    return check.findings(tx, definition).stream()
        .filter(FlowFinding::fault)
        .map(finding -> new FieldError(finding.pointer(), finding.detail()))
        .toList();
  }

  private void save(Tx tx, Flow next) {
    if (!flows.update(tx, next)) {
      throw stale();
    }
  }

  private static void requireVersion(Flow flow, long version) {
    if (flow.version() != version) {
      throw stale();
    }
  }

  private static RefusedException stale() {
    return new RefusedException(
        new Refusal.StaleVersion("It was changed in the meantime; read it again."));
  }

  private static String checked(String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
      throw RefusedException.invalid("/name", "must have 1 to " + LONGEST_NAME + " characters");
    }
    return trimmed;
  }

  private void tell(Tx tx, Actor by, String action, FlowId id, Map<String, Object> detail) {
    audit.append(tx, new AuditEntry(clock.instant(), by, action, "flow", id.toString(), detail));
  }
}
