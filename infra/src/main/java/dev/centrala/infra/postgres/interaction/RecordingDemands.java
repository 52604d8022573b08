package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.recording.RecordingPolicy;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.recording.PgRecordingPolicies;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Of which calls agents may let a recording begin, by the rule and the customer's word. */
record RecordingDemands(RecordingPolicy policy, Map<InteractionId, Boolean> consents) {
  static final RecordingDemands NONE = new RecordingDemands(RecordingPolicy.USUAL, Map.of());

  static RecordingDemands of(Tx tx, List<InteractionId> ids) {
    RecordingPolicy policy = new PgRecordingPolicies().find(tx);
    return policy.equals(RecordingPolicy.USUAL)
        ? NONE
        : new RecordingDemands(policy, consents(PgTx.of(tx), ids));
  }

  private static Map<InteractionId, Boolean> consents(PgTx tx, List<InteractionId> ids) {
    return tx
        .rows(
            """
            SELECT interaction_id, granted FROM recording_consents
            WHERE tenant_id = $1 AND interaction_id = ANY ($2)\
            """,
            tx.tenant(),
            ids.stream().map(InteractionId::value).toArray(UUID[]::new))
        .stream()
        .collect(
            Collectors.toMap(
                row -> new InteractionId(row.getUUID("interaction_id")),
                row -> row.getBoolean("granted")));
  }

  boolean allow(Interaction interaction) {
    return policy
        .of(interaction.place() == null ? null : interaction.place().queue())
        .allows(consents.get(interaction.id()));
  }
}
