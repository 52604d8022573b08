package dev.centrala.web.wire;

import dev.centrala.core.interaction.Note;
import java.time.Instant;

/** A note as it is sent. */
public record NoteBody(String id, String text, Author author, Instant at) {
  /** The colleague who wrote it. */
  public record Author(String userId, String name) {}

  public static NoteBody of(Note note) {
    return new NoteBody(
        note.id().toString(),
        note.text(),
        new Author(note.author().toString(), note.authorName()),
        note.at());
  }
}
