package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.interaction.NoteStore;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.NoteId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Supplier;

/** Notes in PostgreSQL. */
public final class PgNotes implements NoteStore {
  @Override
  public void insert(Tx tx, InteractionId interaction, Note note) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO interaction_notes (tenant_id, interaction_id, id, text, author_id, author_name, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)\
            """,
            tx.tenant(),
            interaction,
            note.id(),
            note.text(),
            note.author(),
            note.authorName(),
            note.at());
  }

  @Override
  public Supplier<List<Note>> ask(Tx tx, InteractionId interaction) {
    Supplier<List<Row>> rows =
        PgTx.of(tx)
            .ask(
                """
                SELECT id, text, author_id, author_name, at FROM interaction_notes
                WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY id\
                """,
                tx.tenant(),
                interaction);
    return () -> rows.get().stream().map(PgNotes::fromRow).toList();
  }

  private static Note fromRow(Row row) {
    return new Note(
        new NoteId(row.getUUID("id")),
        row.getString("text"),
        new UserId(row.getUUID("author_id")),
        row.getString("author_name"),
        Rows.instant(row, "at"));
  }
}
