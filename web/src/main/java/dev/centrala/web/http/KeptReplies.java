package dev.centrala.web.http;

import dev.centrala.core.access.Caller;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * Answers that are kept so that a request repeated with the same {@code Idempotency-Key} is
 * answered again, not done again. A key lasts a day and belongs to one caller.
 */
public interface KeptReplies {
  /** An answer as it went out. */
  record Kept(int status, Map<String, String> headers, Buffer body) {}

  /** What is known of a key. */
  sealed interface Claim {
    /** Nobody has used the key: the caller of this must {@link #keep} or {@link #release} it. */
    record First() implements Claim {}

    record Again(Kept reply) implements Claim {}
  }

  /**
   * Refuses as a conflict when the key came with another request, or when the first is still being
   * carried out.
   */
  Claim claim(Caller caller, String key, Buffer request);

  void keep(Caller caller, String key, Kept reply);

  /** The request failed: it may be tried again with the same key. */
  void release(Caller caller, String key);
}
