package dev.centrala.infra.postgres.recording;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.recording.RecordingPolicies;
import dev.centrala.core.recording.RecordingPolicy;
import dev.centrala.core.recording.RecordingRule;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code recording_policies}; the rules of queues are one column. */
public final class PgRecordingPolicies implements RecordingPolicies {
  private static final TypeReference<Map<String, RuleJson>> RULES = new TypeReference<>() {};

  private record RuleJson(String mode, @Nullable String announcement) {}

  @Override
  public RecordingPolicy find(Tx tx) {
    return PgTx.of(tx)
        .row(
            """
            SELECT version, mode, announcement, queues::text AS queues, keep_days FROM recording_policies
            WHERE tenant_id = $1\
            """,
            tx.tenant())
        .map(PgRecordingPolicies::fromRow)
        .orElse(RecordingPolicy.USUAL);
  }

  @Override
  public RecordingPolicy update(Tx tx, RecordingPolicy policy) {
    Map<String, RuleJson> queues = new HashMap<>();
    policy
        .queues()
        .forEach((queue, rule) ->
            queues.put(
                queue.toString(), new RuleJson(rule.mode().wireName(), rule.announcement())));
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO recording_policies (tenant_id, version, mode, announcement, queues, keep_days)
            VALUES ($1, $2::bigint + 1, $3, $4, $5::text::jsonb, $6)
            ON CONFLICT (tenant_id) DO UPDATE SET version = recording_policies.version + 1, mode = $3, announcement = $4,
              queues = $5::text::jsonb, keep_days = $6
            WHERE recording_policies.version = $2
            RETURNING version, mode, announcement, queues::text AS queues, keep_days\
            """,
            tx.tenant(),
            policy.version(),
            policy.rule().mode().wireName(),
            policy.rule().announcement(),
            Rows.json(queues),
            policy.keepDays())
        .map(PgRecordingPolicies::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The rules have changed.")));
  }

  private static RecordingPolicy fromRow(Row row) {
    Map<QueueId, RecordingRule> queues = new HashMap<>();
    Rows.json(row, "queues", RULES)
        .forEach((queue, rule) ->
            queues.put(QueueId.parse(queue), rule(rule.mode(), rule.announcement())));
    return new RecordingPolicy(
        row.getLong("version"),
        rule(row.getString("mode"), row.getString("announcement")),
        queues,
        row.getInteger("keep_days"));
  }

  private static RecordingRule rule(String mode, @Nullable String announcement) {
    return new RecordingRule(RecordingRule.Mode.fromWireName(mode), announcement);
  }
}
