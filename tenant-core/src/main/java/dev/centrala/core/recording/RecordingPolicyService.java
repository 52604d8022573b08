package dev.centrala.core.recording;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads and changes the recording rules of the caller's own tenant. */
public final class RecordingPolicyService {
  private final Transactions transactions;
  private final RecordingPolicies policies;
  private final RecordingStore recordings;
  private final AuditTrail trail;
  private final InstantSource clock;

  public RecordingPolicyService(
      Transactions transactions,
      RecordingPolicies policies,
      RecordingStore recordings,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.recordings = recordings;
    this.trail = trail;
    this.clock = clock;
  }

  public RecordingPolicy get(TenantId tenant) {
    return transactions.inTenant(tenant, policies::find);
  }

  /** Refuses as stale when there is another version than {@code expectedVersion}. */
  public RecordingPolicy change(
      TenantId tenant, Actor actor, long expectedVersion, UnaryOperator<RecordingPolicy> change) {
    return transactions.inTenant(
        tenant,
        tx -> {
          RecordingPolicy before = policies.find(tx);
          if (before.version() != expectedVersion) {
            throw new RefusedException(new Refusal.StaleVersion("The rules have changed."));
          }
          RecordingPolicy after = policies.update(tx, change.apply(before));
          recordings.lookAgain(tx, clock.instant());
          trail.write(
              tx, actor, "recordingPolicy.changed", "tenant", tenant.toString(), detail(after));
          return after;
        });
  }

  private static Map<String, Object> detail(RecordingPolicy policy) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("mode", policy.rule().mode().wireName());
    policy.queues().forEach((queue, rule) -> detail.put("queue " + queue, rule.mode().wireName()));
    if (policy.keepDays() != null) {
      detail.put("keepDays", policy.keepDays());
    }
    return detail;
  }
}
