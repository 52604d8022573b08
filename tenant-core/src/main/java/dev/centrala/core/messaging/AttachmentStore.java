package dev.centrala.core.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import java.util.List;
import java.util.Optional;

/**
 * Files of one tenant with their bytes. A file belongs to an interaction once a message names it.
 */
public interface AttachmentStore {
  void insert(Tx tx, Attachment attachment, byte[] content, String uploadedBy);

  Optional<Attachment> find(Tx tx, AttachmentId id);

  Optional<byte[]> content(Tx tx, AttachmentId id);

  /** Who uploaded it, in the form given at insert. */
  Optional<String> uploadedBy(Tx tx, AttachmentId id);

  /** The interaction whose message names it. */
  Optional<InteractionId> interaction(Tx tx, AttachmentId id);

  /** How much this uploader has stored, in the form given at insert. */
  Stored storedBy(Tx tx, String uploadedBy);

  /** A number of files and their bytes together. */
  record Stored(long files, long bytes) {}

  void attach(Tx tx, InteractionId interaction, List<AttachmentId> ids);
}
