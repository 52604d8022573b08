package dev.centrala.web.http.messaging;

import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a raw body with a name in the query. Who uploads is known before anything is read; what is
 * refused is not read on.
 */
final class StreamedUpload {
  private static final long LAST_WORDS_MILLIS = 2_000;
  private static final int LONGEST_NAME = 1000;

  private final Replies replies;
  private final UploadBody body = new UploadBody(Attachment.LARGEST_BYTES);

  StreamedUpload(Replies replies) {
    this.replies = replies;
  }

  /** Keeps what came, and says what it is at the edge. */
  interface Store {
    Object take(String name, byte[] bytes);
  }

  /** {@code whose} refuses a bearer token that may not upload here. */
  void take(RoutingContext context, Function<String, Store> whose) {
    HttpServerRequest request = context.request();
    request.pause();
    try {
      Store store = whose.apply(bearer(request.getHeader("Authorization")));
      String name = request.getParam("name");
      if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
        throw RefusedException.invalid("/name", "name the file, in at most 1000 characters");
      }
      replies.send(context, Reply.created(store.take(name, body.read(request))));
    } catch (Throwable failure) {
      giveUp(context, failure);
    }
  }

  /**
   * The rest of a body is not worth keeping: what still comes is thrown away for a moment, so that
   * the answer is heard, and then the connection ends.
   */
  private void giveUp(RoutingContext context, Throwable failure) {
    HttpServerRequest request = context.request();
    if (!request.isEnded()) {
      if (request.version() == HttpVersion.HTTP_1_1) {
        context.response().putHeader("Connection", "close");
      }
      context.vertx().setTimer(LAST_WORDS_MILLIS, later -> request.connection().close());
      request.handler(ignored -> {});
      request.resume();
    }
    replies.fail(context, failure);
  }

  static String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new RefusedException(
          new Refusal.Unauthenticated("Send Authorization: Bearer with a token."));
    }
    return header.substring(7).strip();
  }
}
