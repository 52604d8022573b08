package dev.centrala.core.messaging;

import dev.centrala.core.shared.AttachmentId;

/** A stored file. {@code contentType} is what its bytes are, not what its sender said. */
public record Attachment(AttachmentId id, String name, String contentType, long size) {
  public static final long LARGEST_BYTES = 10L * 1024 * 1024;
}
