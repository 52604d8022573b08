package dev.centrala.web.contract;

import dev.centrala.core.access.Caller;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.KeptReplies;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a POST that comes with an {@code Idempotency-Key} once; only an answer that changed
 * something is kept.
 */
final class OnceOnly {
  private static final int LONGEST_KEY = 255;

  private final KeptReplies kept;
  private final Replies replies;

  OnceOnly(KeptReplies kept, Replies replies) {
    this.kept = kept;
    this.replies = replies;
  }

  Reply reply(RoutingContext context, @Nullable Caller caller, Supplier<Reply> work) {
    String key = context.request().getHeader("Idempotency-Key");
    if (key == null || caller == null || !context.request().method().equals(HttpMethod.POST)) {
      return work.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw RefusedException.invalid("", "Idempotency-Key must have 1 to 255 characters");
    }
    return switch (kept.claim(caller, key, request(context))) {
      case KeptReplies.Claim.Again again ->
          new Reply(again.reply().status(), again.reply().body(), again.reply().headers());
      case KeptReplies.Claim.First first -> first(caller, key, work);
    };
  }

  private Reply first(Caller caller, String key, Supplier<Reply> work) {
    boolean done = false;
    try {
      Reply reply = work.get();
      if (reply.status() < 300) {
        kept.keep(caller, key, bytes(reply));
        done = true;
      }
      return reply;
    } finally {
      if (!done) {
        kept.release(caller, key);
      }
    }
  }

  private KeptReplies.Kept bytes(Reply reply) {
    Map<String, String> headers = new HashMap<>(reply.headers());
    Object body = reply.body();
    if (body != null) {
      headers.putIfAbsent("Content-Type", "application/json");
    }
    Buffer bytes =
        switch (body) {
          case null -> Buffer.buffer();
          case Buffer buffer -> buffer;
          default -> replies.write(body);
        };
    return new KeptReplies.Kept(reply.status(), headers, bytes);
  }

  /** What must be the same for a repeat to be a repeat. */
  private static Buffer request(RoutingContext context) {
    Buffer body = context.body().buffer();
    Buffer all = Buffer.buffer(context.request().uri()).appendByte((byte) '\n');
    return body == null ? all : all.appendBuffer(body);
  }
}
