package dev.centrala.core.voice;

import org.jspecify.annotations.Nullable;

/** What came of telling a carrier something. */
public sealed interface ControlResult {
  /** It is done, or under way; {@code providerId} names a line that was dialled. */
  record Done(@Nullable String providerId) implements ControlResult {}

  /** The line, or its place in the room, is no longer there. */
  record Gone(String detail) implements ControlResult {}

  /** The carrier will not do it, now or ever. */
  record Refused(String code, String detail) implements ControlResult {}

  /** The carrier asks for patience; it certainly has done nothing. */
  record TryLater(long afterMillis, String detail) implements ControlResult {}

  /** No answer came: it may or may not have been done. */
  record Unknown(String detail) implements ControlResult {}
}
