package dev.centrala.core.shared;

import java.util.List;

/**
 * An answer of "no" that a caller can expect; mapped in one place to HTTP problems and in one to
 * socket errors.
 */
public sealed interface Refusal {
  /** In words for the person who asked. */
  String detail();

  /** There is no such thing in this tenant; another tenant's thing reads the same. */
  record NotFound(String detail) implements Refusal {}

  /** The state does not allow it. {@code code} is stable, in lower camel case. */
  record Conflict(String code, String detail) implements Refusal {}

  /** The input is wrong, field by field. */
  record Invalid(String detail, List<FieldError> errors) implements Refusal {
    public static Invalid field(String pointer, String detail) {
      return new Invalid(detail, List.of(new FieldError(pointer, detail)));
    }
  }

  /** The resource has changed since the caller read it. */
  record StaleVersion(String detail) implements Refusal {}

  /** An update came without the version it was made from. */
  record PreconditionRequired(String detail) implements Refusal {}

  /** The caller is known but may not do this. */
  record Forbidden(String detail) implements Refusal {}

  /** The caller is not known, or no longer. */
  record Unauthenticated(String detail) implements Refusal {}

  /** The password was right; the code of the second factor is missing. */
  record CodeRequired(String detail) implements Refusal {}

  /** A limit was reached. */
  record TooMany(long retryAfterSeconds, String detail) implements Refusal {}

  /** More bytes than are accepted here. */
  record TooLarge(String detail) implements Refusal {}

  /** A part that is needed does not answer now; trying again later may help. */
  record Unavailable(String detail) implements Refusal {}
}
