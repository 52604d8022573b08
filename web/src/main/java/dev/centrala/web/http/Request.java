package dev.centrala.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Caller;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that fits the contract. Reading a part that is absent or malformed refuses as invalid.
 */
public final class Request {
  private static final int DEFAULT_LIMIT = 50;

  private final RoutingContext context;
  private final ObjectMapper json;
  private final @Nullable Caller caller;

  public Request(RoutingContext context, ObjectMapper json, @Nullable Caller caller) {
    this.context = context;
    this.json = json;
    this.caller = caller;
  }

  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("a public operation has no caller");
    }
    return caller;
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParams().get(name));
  }

  public Optional<Instant> queryInstant(String name) {
    return query(name)
        .map(text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException notAnInstant) {
            throw RefusedException.invalid(
                "/" + name, "must be an ISO 8601 instant in UTC, such as 2026-01-31T00:00:00Z");
          }
        });
  }

  public PageRequest page() {
    try {
      int limit = query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      return new PageRequest(limit, query("cursor").orElse(null));
    } catch (NumberFormatException notANumber) {
      throw RefusedException.invalid("/limit", "must be a whole number");
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /**
   * The version in {@code If-Match}; its absence is refused with 428, a form that is no version of
   * ours with 412.
   */
  public long ifMatch() {
    String tag =
        header("If-Match")
            .orElseThrow(() ->
                new RefusedException(
                    new Refusal.PreconditionRequired("Send the ETag that you read as If-Match.")));
    try {
      return Long.parseLong(tag.replace("W/", "").replace("\"", ""));
    } catch (NumberFormatException notOurs) {
      throw new RefusedException(new Refusal.StaleVersion("If-Match is not a version of this."));
    }
  }

  /** A field of a body that is a form. */
  public Optional<String> form(String name) {
    return Optional.ofNullable(context.request().getFormAttribute(name));
  }

  /** The body as a record. */
  public <T> T body(Class<T> type) {
    try {
      return json.readValue(bytes().getBytes(), type);
    } catch (JsonProcessingException malformed) {
      throw RefusedException.invalid("", malformed.getOriginalMessage());
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public Buffer bytes() {
    Buffer buffer = context.body().buffer();
    return buffer == null ? Buffer.buffer() : buffer;
  }

  /** The address of who asks, as {@link ClientAddress} finds it. */
  public String remoteAddress() {
    return ClientAddress.of(context);
  }
}
