package dev.centrala.connectors.twilio.webhook;

import dev.centrala.core.messaging.MessageStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says of a message we sent. Reports come twice, late and out of order; {@link
 * MessageStatus#mayBecome} sorts that out.
 *
 * @param ownMessageId our id of the message, which its callback URL carries; Twilio's answer to the
 *     send may still be on its way
 * @param errorCode Twilio's code for an undelivered or failed message
 */
public record DeliveryReport(
    String messageSid,
    @Nullable String ownMessageId,
    String twilioStatus,
    @Nullable String errorCode) {

  /**
   * Reads the fields of a status callback; throws IllegalArgumentException when they are not one.
   */
  public static DeliveryReport fromForm(FormFields form, @Nullable String ownMessageId) {
    String sid = form.get("MessageSid");
    String status = form.get("MessageStatus");
    if (!sid.matches("[SM]M[0-9a-fA-F]{32}") || status.isEmpty()) {
      throw new IllegalArgumentException("not a delivery report");
    }
    return new DeliveryReport(sid, ownMessageId, status, form.find("ErrorCode").orElse(null));
  }

  /**
   * The status in the core's words: {@code sent} when it has left Twilio, pending before that;
   * empty for a word that says nothing about delivery. {@code read} implies delivered.
   */
  public Optional<MessageStatus> status() {
    return statusOf(twilioStatus);
  }

  /**
   * The core's word for one of Twilio's, see its page "Message resource", section "Message Status
   * values".
   */
  public static Optional<MessageStatus> statusOf(String twilioStatus) {
    return switch (twilioStatus) {
      case "accepted", "scheduled", "queued", "sending" -> Optional.of(MessageStatus.PENDING);
      case "sent" -> Optional.of(MessageStatus.SENT);
      case "delivered", "read", "partially_delivered" -> Optional.of(MessageStatus.DELIVERED);
      case "undelivered", "failed", "canceled" -> Optional.of(MessageStatus.FAILED);
      default -> Optional.empty();
    };
  }
}
