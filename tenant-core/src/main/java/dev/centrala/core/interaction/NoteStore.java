package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import java.util.List;
import java.util.function.Supplier;

/** The notes of one tenant's interactions, oldest first. */
public interface NoteStore {
  void insert(Tx tx, InteractionId interaction, Note note);

  default List<Note> list(Tx tx, InteractionId interaction) {
    return ask(tx, interaction).get();
  }

  /** As {@code list}: asked now, answered when looked at. */
  Supplier<List<Note>> ask(Tx tx, InteractionId interaction);
}
