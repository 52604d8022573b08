package dev.centrala.web.http.messaging;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.AttachmentBody;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Upload and download of files: for agents with an access token, for a chat's customer with the
 * chat's resume token. Uploads are raw bodies and stand beside the operations of the contract,
 * which take JSON only.
 */
public final class AttachmentRoutes implements Routes {
  /** The chat that a resume token stands for. */
  public record Chat(TenantId tenant, InteractionId interaction) {}

  private static final long LAST_WORDS_MILLIS = 2_000;

  private final Attachments attachments;
  private final Authenticator authenticator;
  private final Function<String, Optional<Chat>> chats;
  private final Replies replies;
  private final UploadBody body = new UploadBody(Attachment.LARGEST_BYTES);

  public AttachmentRoutes(
      Attachments attachments,
      Authenticator authenticator,
      Function<String, Optional<Chat>> chats,
      Replies replies) {
    this.attachments = attachments;
    this.authenticator = authenticator;
    this.chats = chats;
    this.replies = replies;
  }

  @Override
  public void bind(Operations operations) {
    operations.handleSignedIn(
        "attachmentContent",
        request ->
            FileReplies.download(
                attachments.download(request.caller(), AttachmentId.parse(request.path("id")))));
    operations.handlePublic(
        "chatAttachmentContent",
        request -> {
          Chat chat = chat(bearer(request.header("Authorization").orElse(null)));
          return FileReplies.download(
              attachments.download(
                  chat.tenant(), chat.interaction(), AttachmentId.parse(request.path("id"))));
        });
  }

  /** Must come before any handler that reads bodies, on a virtual thread of Vert.x. */
  public void mountUploads(Router router) {
    router
        .post("/api/v1/attachments")
        .handler(context ->
            upload(
                context,
                token -> {
                  var caller = authenticator.authenticate(token);
                  return (name, bytes) -> attachments.upload(caller, name, bytes);
                }));
    router
        .post("/chat/attachments")
        .handler(context ->
            upload(
                context,
                token -> {
                  Chat chat = chat(token);
                  return (name, bytes) ->
                      attachments.upload(chat.tenant(), chat.interaction(), name, bytes);
                }));
  }

  private interface Store {
    Attachment take(String name, byte[] bytes);
  }

  private void upload(RoutingContext context, Function<String, Store> whose) {
    HttpServerRequest request = context.request();
    request.pause();
    try {
      Store store = whose.apply(bearer(request.getHeader("Authorization")));
      String name = request.getParam("name");
      if (name == null || name.isBlank() || name.length() > 1000) {
        throw RefusedException.invalid("/name", "name the file, in at most 1000 characters");
      }
      Attachment taken = store.take(name, body.read(request));
      replies.send(context, Reply.created(AttachmentBody.of(taken)));
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

  private Chat chat(String token) {
    return chats
        .apply(token)
        .orElseThrow(() ->
            new RefusedException(new Refusal.Unauthenticated("The resume token is not valid.")));
  }

  private static String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new RefusedException(
          new Refusal.Unauthenticated("Send Authorization: Bearer with a token."));
    }
    return header.substring(7).strip();
  }
}
