package dev.centrala.web.wire;

import dev.centrala.core.messaging.Attachment;

/** A file as it is sent: its name and what it is, not its bytes. */
public record AttachmentBody(String id, String name, String contentType, long size) {
  public static AttachmentBody of(Attachment attachment) {
    return new AttachmentBody(
        attachment.id().toString(), attachment.name(), attachment.contentType(), attachment.size());
  }
}
