package dev.centrala.core.messaging;

/**
 * Says what a file's bytes are. Never believes the sender; the name only tells apart what the bytes
 * leave open.
 */
public interface ContentTypes {
  String UNKNOWN = "application/octet-stream";

  /** A media type without parameters; {@link #UNKNOWN} when the bytes say nothing. */
  String of(byte[] content, String name);
}
