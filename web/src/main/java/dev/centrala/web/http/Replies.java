package dev.centrala.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.shared.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes replies and failures; the only place that decides what a failure looks like from outside.
 */
public final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final ObjectMapper json;

  public Replies(ObjectMapper json) {
    this.json = json;
  }

  public void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    switch (reply.body()) {
      case null -> response.end();
      case Buffer bytes -> response.end(bytes);
      case Object body -> {
        if (!response.headers().contains("Content-Type")) {
          response.putHeader("Content-Type", "application/json");
        }
        response.end(write(body));
      }
    }
  }

  public void fail(RoutingContext context, Throwable failure) {
    send(context, replyTo(context, failure));
  }

  /**
   * For failures that the router itself found: no such path, a method that is not allowed, a body
   * that is too large.
   */
  public void fail(RoutingContext context, int status) {
    send(context, ofStatus(status));
  }

  private Reply replyTo(RoutingContext context, Throwable failure) {
    return switch (failure) {
      case RefusedException refused -> Problem.of(refused.refusal());
      case HttpException rejected -> ofStatus(rejected.getStatusCode());
      default -> {
        LOG.error("{} {} failed", context.request().method(), context.normalizedPath(), failure);
        yield Problem.reply(500, "internal", "Something went wrong", "The failure was logged.");
      }
    };
  }

  private static Reply ofStatus(int status) {
    return switch (status) {
      case 404 -> Problem.reply(404, "not-found", "Not found", "There is nothing here.");
      case 405 ->
          Problem.reply(405, "method-not-allowed", "Method not allowed", "Not with this method.");
      case 413 -> Problem.reply(413, "too-large", "Too large", "The body is too large.");
      case 400 -> Problem.reply(400, "invalid", "Invalid request", "The request is malformed.");
      case 403 -> Problem.reply(403, "forbidden", "Not allowed", "This is not allowed.");
      default -> Problem.reply(status, "internal", "Something went wrong", "Please try again.");
    };
  }

  /** The body as it is sent. */
  public Buffer write(Object body) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(body));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
