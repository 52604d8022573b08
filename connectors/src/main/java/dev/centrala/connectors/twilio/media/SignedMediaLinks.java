package dev.centrala.connectors.twilio.media;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.MediaLinks;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses under which the provider fetches the files of an outgoing message: signed with the
 * connection's token, good for an hour, for this file alone. A wrong or late address is answered
 * 404, like a file that does not exist.
 */
public final class SignedMediaLinks implements MediaLinks {
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final TwilioConnections connections;
  private final Transactions transactions;
  private final AttachmentStore attachments;
  private final InstantSource clock;

  public SignedMediaLinks(
      TwilioConnections connections,
      Transactions transactions,
      AttachmentStore attachments,
      InstantSource clock) {
    this.connections = connections;
    this.transactions = transactions;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Override
  public URI link(ConnectionAccess connection, Attachment attachment) {
    return link(connection, attachment.id());
  }

  public URI link(ConnectionAccess connection, AttachmentId attachment) {
    long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
    return URI.create(
        "%s/media/%s?until=%d&signature=%s"
            .formatted(
                connection.webhookBaseUrl(),
                attachment,
                until,
                sign(connection, attachment.toString(), Long.toString(until))));
  }

  /** Handlers block: run them on virtual threads. */
  public void bind(Router router) {
    router.get("/connect/twilio/:connectionId/media/:attachmentId").handler(this::serve);
  }

  private void serve(RoutingContext context) {
    try {
      ConnectionAccess connection =
          connections
              .find(ConnectionId.parse(context.pathParam("connectionId")))
              .orElseThrow(() -> RefusedException.notFound("connection"));
      check(context, connection);
      AttachmentId id = AttachmentId.parse(context.pathParam("attachmentId"));
      answer(context, connection, id);
    } catch (RefusedException refused) {
      boolean outage = refused.refusal() instanceof Refusal.Unavailable;
      context.response().setStatusCode(outage ? 503 : 404).end();
    }
  }

  private void check(RoutingContext context, ConnectionAccess connection) {
    String until = Optional.ofNullable(context.queryParams().get("until")).orElse("");
    String signature = Optional.ofNullable(context.queryParams().get("signature")).orElse("");
    String right = sign(connection, context.pathParam("attachmentId"), until);
    boolean fits = MessageDigest.isEqual(bytes(right), bytes(signature));
    boolean inTime =
        until.matches("[0-9]{1,12}")
            && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
    if (!fits || !inTime) {
      throw RefusedException.notFound("attachment");
    }
  }

  private void answer(RoutingContext context, ConnectionAccess connection, AttachmentId id) {
    record Found(Attachment attachment, byte[] content) {}
    Found found =
        transactions.inTenant(
            connection.tenant(),
            tx ->
                attachments
                    .find(tx, id)
                    .flatMap(a -> attachments.content(tx, id).map(bytes -> new Found(a, bytes)))
                    .orElseThrow(() -> RefusedException.notFound("attachment")));
    context
        .response()
        .putHeader("Content-Type", found.attachment().contentType())
        .putHeader("Content-Disposition", "attachment")
        .putHeader("Content-Security-Policy", "sandbox")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "private, no-store")
        .end(Buffer.buffer(found.content()));
  }

  private static String sign(ConnectionAccess connection, String attachment, String until) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes("media:" + connection.secret()), "HmacSHA256"));
      byte[] signature =
          mac.doFinal(bytes(connection.connection() + "/" + attachment + "/" + until));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HmacSHA256", missing);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
