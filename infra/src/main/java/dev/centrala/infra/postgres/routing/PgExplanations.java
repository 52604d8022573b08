package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.DecisionRecord;
import dev.centrala.core.routing.Explanations;
import dev.centrala.core.routing.pool.Explanation;
import dev.centrala.core.shared.EventId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations in PostgreSQL, in the words they had when the decision was made. */
public final class PgExplanations implements Explanations {
  @Override
  public void append(Tx tx, InteractionId interaction, Explanation explanation) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO routing_explanations (tenant_id, interaction_id, id, at, decision, body)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb)\
            """,
            tx.tenant(),
            interaction,
            EventId.next(),
            Instant.ofEpochMilli(explanation.atMillis()),
            explanation.kind().wireName(),
            Rows.json(body(explanation)));
  }

  @Override
  public List<DecisionRecord> list(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT at, decision, body::text AS body FROM routing_explanations
            WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY id LIMIT 1000\
            """,
            tx.tenant(),
            interaction)
        .stream()
        .map(PgExplanations::fromRow)
        .toList();
  }

  private static Body body(Explanation e) {
    String tieBreak = e.tieBreakText();
    return new Body(
        e.chosen() == null ? null : e.chosen().toString(),
        e.chosenName(),
        e.considered(),
        e.nearest().stream()
            .map(each ->
                new DecisionRecord.Excluded(
                    each.agent().toString(), each.name(), each.reason().text()))
            .toList(),
        e.others().stream()
            .map(each -> new DecisionRecord.Others(each.reason().text(), each.count()))
            .toList(),
        tieBreak.isEmpty() ? null : tieBreak,
        e.text(),
        inputs(e));
  }

  private static DecisionRecord.@Nullable Inputs inputs(Explanation e) {
    Explanation.Inputs by = e.inputs();
    return by == null
        ? null
        : new DecisionRecord.Inputs(
            e.ring(),
            by.asked(),
            by.waitedMillis() / 1000,
            by.priority(),
            by.order().wireName(),
            Instant.ofEpochMilli(by.placeMillis()),
            by.dueAtMillis() == 0 ? null : Instant.ofEpochMilli(by.dueAtMillis()));
  }

  private static DecisionRecord fromRow(Row row) {
    Body body = Rows.json(row, "body", new TypeReference<Body>() {});
    return new DecisionRecord(
        Rows.instant(row, "at"),
        row.getString("decision"),
        body.chosen() == null ? null : UserId.parse(body.chosen()),
        body.chosenName(),
        body.considered(),
        body.excluded(),
        body.others(),
        body.tieBreak(),
        body.text(),
        body.inputs());
  }

  /** An explanation as it stands in the column. */
  private record Body(
      @Nullable String chosen,
      @Nullable String chosenName,
      int considered,
      List<DecisionRecord.Excluded> excluded,
      List<DecisionRecord.Others> others,
      @Nullable String tieBreak,
      String text,
      DecisionRecord.@Nullable Inputs inputs) {}
}
