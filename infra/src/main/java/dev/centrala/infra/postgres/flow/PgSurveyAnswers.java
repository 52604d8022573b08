package dev.centrala.infra.postgres.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.SurveyAnswers;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to surveys in PostgreSQL; asked again in one contact, the last one stands. */
public final class PgSurveyAnswers implements SurveyAnswers {
  @Override
  public void add(Tx tx, Given answer) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO survey_answers (tenant_id, interaction_id, flow_id, node, kind, score, comment, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (tenant_id, interaction_id, flow_id, node) DO UPDATE SET kind = EXCLUDED.kind,
              score = EXCLUDED.score, comment = EXCLUDED.comment, at = EXCLUDED.at\
            """,
            tx.tenant(),
            answer.interaction(),
            answer.flow(),
            answer.node(),
            answer.kind(),
            answer.score(),
            answer.comment(),
            answer.at());
  }

  /** The cursor is the contact: a page may be longer than asked for, by the answers of its last. */
  @Override
  public Page<Given> list(Tx tx, @Nullable InteractionId interaction, PageRequest page) {
    List<Given> found =
        PgTx.of(tx)
            .rows(
                """
                SELECT interaction_id, flow_id, node, kind, score, comment, at FROM survey_answers
                WHERE tenant_id = $1 AND ($2::uuid IS NULL OR interaction_id = $2)
                AND ($3::uuid IS NULL OR interaction_id < $3)
                ORDER BY interaction_id DESC, node FETCH FIRST $4 ROWS WITH TIES\
                """,
                tx.tenant(),
                interaction,
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(PgSurveyAnswers::fromRow)
            .toList();
    return Cursors.page(found, page, Given::interaction);
  }

  private static Given fromRow(Row row) {
    return new Given(
        new InteractionId(row.getUUID("interaction_id")),
        new FlowId(row.getUUID("flow_id")),
        row.getString("node"),
        row.getString("kind"),
        row.getInteger("score"),
        row.getString("comment"),
        Rows.instant(row, "at"));
  }
}
