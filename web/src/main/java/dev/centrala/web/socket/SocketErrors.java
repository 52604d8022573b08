package dev.centrala.web.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one mapping from failures to {@code error} frames. */
final class SocketErrors {
  private static final Logger LOG = LoggerFactory.getLogger(SocketErrors.class);

  private SocketErrors() {}

  /** What an error frame says; the ids say which command or message it answers. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ErrorBody(
      @Nullable String commandId,
      @Nullable String clientMessageId,
      String code,
      String detail,
      @Nullable List<FieldError> errors,
      @Nullable Long retryAfterSeconds) {
    ErrorBody(String code, String detail) {
      this(null, null, code, detail, null, null);
    }

    ErrorBody answering(@Nullable String command) {
      return new ErrorBody(command, clientMessageId, code, detail, errors, retryAfterSeconds);
    }

    ErrorBody about(@Nullable String clientMessage) {
      return new ErrorBody(commandId, clientMessage, code, detail, errors, retryAfterSeconds);
    }
  }

  static ErrorBody of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return of(refused.refusal());
    }
    LOG.error("a socket's command failed", failure);
    return new ErrorBody("internal", "Something went wrong; the failure was logged.");
  }

  /**
   * Whether the same command may succeed a moment later, so that its refusal is not its answer for
   * ever.
   */
  static boolean passes(Throwable failure) {
    return !(failure instanceof RefusedException refused)
        || refused.refusal() instanceof Refusal.Unavailable
        || refused.refusal() instanceof Refusal.TooMany;
  }

  private static ErrorBody of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound no -> new ErrorBody("notFound", no.detail());
      case Refusal.Conflict no -> new ErrorBody(no.code(), no.detail());
      case Refusal.Invalid no ->
          new ErrorBody(null, null, "invalid", no.detail(), no.errors(), null);
      case Refusal.StaleVersion no -> new ErrorBody("staleVersion", no.detail());
      case Refusal.PreconditionRequired no -> new ErrorBody("invalid", no.detail());
      case Refusal.Forbidden no -> new ErrorBody("forbidden", no.detail());
      case Refusal.Unauthenticated no -> new ErrorBody("unauthenticated", no.detail());
      case Refusal.CodeRequired no -> new ErrorBody("codeRequired", no.detail());
      case Refusal.TooMany no ->
          new ErrorBody(null, null, "tooMany", no.detail(), null, no.retryAfterSeconds());
      case Refusal.TooLarge no -> new ErrorBody("tooLarge", no.detail());
      case Refusal.Unavailable no -> new ErrorBody("unavailable", no.detail());
    };
  }
}
