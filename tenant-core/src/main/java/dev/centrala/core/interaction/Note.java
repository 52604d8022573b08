package dev.centrala.core.interaction;

import dev.centrala.core.shared.NoteId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;

/** A remark for colleagues; the customer never sees it. */
public record Note(NoteId id, String text, UserId author, String authorName, Instant at) {}
