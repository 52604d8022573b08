package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import java.util.List;

/** The notes of one tenant's interactions, oldest first. */
public interface NoteStore {
  void insert(Tx tx, InteractionId interaction, Note note);

  List<Note> list(Tx tx, InteractionId interaction);
}
