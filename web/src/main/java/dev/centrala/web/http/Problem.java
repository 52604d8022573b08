package dev.centrala.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error body of RFC 9457; {@code type} is stable, {@code errors} point at the fields that are
 * wrong.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable List<FieldError> errors,
    @Nullable String code) {
  /** The one mapping from refusals to HTTP. */
  public static Reply of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound no -> reply(404, "not-found", "Not found", no.detail());
      case Refusal.Conflict no ->
          reply(new Problem("/problems/conflict", "Conflict", 409, no.detail(), null, no.code()));
      case Refusal.Invalid no ->
          reply(
              new Problem(
                  "/problems/invalid", "Invalid request", 400, no.detail(), no.errors(), null));
      case Refusal.StaleVersion no ->
          reply(412, "stale-version", "Changed in the meantime", no.detail());
      case Refusal.PreconditionRequired no ->
          reply(428, "precondition-required", "If-Match is needed", no.detail());
      case Refusal.Forbidden no -> reply(403, "forbidden", "Not allowed", no.detail());
      case Refusal.Unauthenticated no ->
          reply(401, "unauthenticated", "Not signed in", no.detail())
              .withHeader("WWW-Authenticate", "Bearer");
      case Refusal.CodeRequired no -> reply(401, "code-required", "A code is needed", no.detail());
      case Refusal.TooMany no ->
          reply(429, "too-many", "Too many requests", no.detail())
              .withHeader("Retry-After", Long.toString(no.retryAfterSeconds()));
      case Refusal.TooLarge no -> reply(413, "too-large", "Too large", no.detail());
      case Refusal.Unavailable no ->
          reply(503, "unavailable", "Not available now", no.detail())
              .withHeader("Retry-After", "2");
    };
  }

  static Reply reply(int status, String type, String title, String detail) {
    return reply(new Problem("/problems/" + type, title, status, detail, null, null));
  }

  private static Reply reply(Problem problem) {
    return new Reply(problem.status(), problem, Map.of("Content-Type", "application/problem+json"));
  }
}
