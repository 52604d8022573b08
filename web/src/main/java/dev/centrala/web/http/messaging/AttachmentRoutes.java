package dev.centrala.web.http.messaging;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Routes;
import dev.centrala.web.wire.AttachmentBody;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Function;

/**
 * Upload and download of files: for agents with an access token, for a chat's customer with the
 * chat's resume token. Uploads are raw bodies and stand beside the operations of the contract,
 * which take JSON only.
 */
public final class AttachmentRoutes implements Routes {
  /** The chat that a resume token stands for. */
  public record Chat(TenantId tenant, InteractionId interaction) {}

  private final Attachments attachments;
  private final Authenticator authenticator;
  private final Function<String, Optional<Chat>> chats;
  private final StreamedUpload uploads;

  public AttachmentRoutes(
      Attachments attachments,
      Authenticator authenticator,
      Function<String, Optional<Chat>> chats,
      Replies replies) {
    this.attachments = attachments;
    this.authenticator = authenticator;
    this.chats = chats;
    this.uploads = new StreamedUpload(replies);
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
          Chat chat = chat(StreamedUpload.bearer(request.header("Authorization").orElse(null)));
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
            uploads.take(
                context,
                token -> {
                  var caller = authenticator.authenticate(token);
                  return (name, bytes) ->
                      AttachmentBody.of(attachments.upload(caller, name, bytes));
                }));
    router
        .post("/chat/attachments")
        .handler(context ->
            uploads.take(
                context,
                token -> {
                  Chat chat = chat(token);
                  return (name, bytes) ->
                      AttachmentBody.of(
                          attachments.upload(chat.tenant(), chat.interaction(), name, bytes));
                }));
  }

  private Chat chat(String token) {
    return chats
        .apply(token)
        .orElseThrow(() ->
            new RefusedException(new Refusal.Unauthenticated("The resume token is not valid.")));
  }
}
