package dev.centrala.infra.postgres.flow;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowRun;
import dev.centrala.core.flow.FlowRunStore;
import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs of flows in PostgreSQL; PINs under the master key. */
public final class PgFlowRuns implements FlowRunStore {
  private final Secrets secrets;

  public PgFlowRuns(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What the secrets of a run are sealed for. */
  public static String purpose(UUID interaction) {
    return "flowRun:" + interaction;
  }

  @Override
  public Optional<FlowRun> find(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .row(
            """
            SELECT interaction_id, state::text AS state, turn::text AS turn, sealed_secrets, due_at, after_work
            FROM flow_runs WHERE tenant_id = $1 AND interaction_id = $2\
            """,
            tx.tenant(),
            interaction)
        .map(row -> fromRow(tx, row));
  }

  @Override
  public void save(Tx tx, FlowRun run) {
    boolean over = run.state().over();
    FlowState kept = over ? run.state().emptied() : run.state().withoutSecrets();
    PgTx.of(tx)
        .latest(
            "flow run " + run.interaction(),
            """
            INSERT INTO flow_runs (tenant_id, interaction_id, step, state, turn, sealed_secrets, due_at, is_over, after_work)
            VALUES ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6, $7, $8, $9)
            ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET step = EXCLUDED.step, state = EXCLUDED.state,
              turn = EXCLUDED.turn, sealed_secrets = EXCLUDED.sealed_secrets, due_at = EXCLUDED.due_at,
              is_over = EXCLUDED.is_over, after_work = EXCLUDED.after_work\
            """,
            tx.tenant(),
            run.interaction(),
            run.state().step(),
            RunJson.write(kept),
            RunJson.turn(run.turn()),
            over ? null : sealed(tx, run),
            run.dueAt(),
            over,
            run.afterWork());
  }

  private @Nullable Buffer sealed(Tx tx, FlowRun run) {
    if (run.state().secrets().isEmpty()) {
      return null;
    }
    String plain = RunJson.write(run.state().secrets());
    return Buffer.buffer(secrets.seal(tx.tenant(), purpose(run.interaction().value()), plain));
  }

  @Override
  public boolean claim(Tx tx, InteractionId interaction, int step, Instant now, Instant until) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE flow_runs SET due_at = $5
                WHERE tenant_id = $1 AND interaction_id = $2 AND step = $3 AND due_at <= $4 AND NOT is_over\
                """,
                tx.tenant(),
                interaction,
                step,
                now,
                until)
        == 1;
  }

  @Override
  public List<InteractionId> due(Tx tx, Instant now, int most) {
    return PgTx.of(tx)
        .rows(
            "SELECT interaction_id FROM flow_runs WHERE tenant_id = $1 AND due_at <= $2 ORDER BY"
                + " due_at LIMIT $3",
            tx.tenant(),
            now,
            most)
        .stream()
        .map(row -> new InteractionId(row.getUUID("interaction_id")))
        .toList();
  }

  private FlowRun fromRow(Tx tx, Row row) {
    UUID interaction = row.getUUID("interaction_id");
    FlowState state = RunJson.read(row.getString("state"), new TypeReference<FlowState>() {});
    Buffer sealed = row.getBuffer("sealed_secrets");
    if (sealed != null) {
      String plain = secrets.open(tx.tenant(), purpose(interaction), sealed.getBytes());
      state = state.withSecrets(RunJson.read(plain, new TypeReference<Map<String, String>>() {}));
    }
    return new FlowRun(
        new InteractionId(interaction),
        state,
        RunJson.read(row.getString("turn"), new TypeReference<List<Instruction>>() {}),
        Rows.instantOrNull(row, "due_at"),
        row.getBoolean("after_work"));
  }
}
