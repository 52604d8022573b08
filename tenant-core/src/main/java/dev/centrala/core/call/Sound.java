package dev.centrala.core.call;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.tenant.SetUpItem;

/**
 * Audio of a tenant's own that flows and queues play. Its id is that of its file, and a flow or a
 * queue names it by that; {@code size} is in bytes.
 */
public record Sound(AttachmentId id, long version, String name, String contentType, long size)
    implements SetUpItem<AttachmentId> {
  /** What names a sound; one that is live is heard by callers now, others are unfinished. */
  public record Use(Kind kind, String id, String name, boolean live) {}

  /** What can name a sound. */
  public enum Kind {
    FLOW,
    QUEUE
  }

  Sound named(String next) {
    return new Sound(id, version + 1, next, contentType, size);
  }
}
