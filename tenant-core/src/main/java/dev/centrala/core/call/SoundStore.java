package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.tenant.SetUpStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The sounds of a tenant; a sound goes with its file, and not while callers may hear it. */
public interface SoundStore extends SetUpStore<AttachmentId, Sound> {
  /** Whether there is such a sound, which then stays until the end of the transaction. */
  boolean holds(Tx tx, AttachmentId id);

  /** What names each of them, flows before queues, by name; those that nothing names are absent. */
  Map<AttachmentId, List<Sound.Use>> uses(Tx tx, Collection<AttachmentId> ids);
}
