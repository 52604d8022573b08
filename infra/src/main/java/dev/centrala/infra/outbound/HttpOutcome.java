package dev.centrala.infra.outbound;

import java.util.Map;

/** What came of a call to an address that a user gave. */
public sealed interface HttpOutcome {
  /**
   * An answer; {@code headers} have lower-case names, {@code body} ends at the cap when {@code
   * truncated}.
   */
  record Answered(int status, Map<String, String> headers, byte[] body, boolean truncated)
      implements HttpOutcome {}

  /** No connection was made, because the address may not be called. */
  record Forbidden(String detail) implements HttpOutcome {}

  /** No answer within the deadline, or none at all. */
  record Failed(String detail) implements HttpOutcome {}
}
