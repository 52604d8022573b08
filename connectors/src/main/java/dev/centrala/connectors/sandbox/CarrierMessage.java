package dev.centrala.connectors.sandbox;

import dev.centrala.core.messaging.SmsSegments;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the carrier holds it, in either direction. */
public record CarrierMessage(
    String accountSid,
    String sid,
    Direction direction,
    String from,
    String to,
    String body,
    List<CarrierMedia> media,
    String status,
    @Nullable Integer errorCode,
    @Nullable String statusCallback,
    Instant createdAt,
    @Nullable Instant sentAt,
    Instant updatedAt) {

  /** Who began the message, by Twilio's names. */
  public enum Direction {
    INBOUND("inbound"),
    OUTBOUND_API("outbound-api"),
    OUTBOUND_REPLY("outbound-reply");

    private final String wireName;

    Direction(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  public CarrierMessage {
    media = List.copyOf(media);
  }

  public int segments() {
    return media.isEmpty() ? SmsSegments.of(body).count() : 1;
  }

  CarrierMessage reached(String newStatus, @Nullable Integer code, Instant at) {
    Instant sent = sentAt == null && newStatus.equals("sent") ? at : sentAt;
    return new CarrierMessage(
        accountSid,
        sid,
        direction,
        from,
        to,
        body,
        media,
        newStatus,
        code,
        statusCallback,
        createdAt,
        sent,
        at);
  }

  CarrierMessage withMedia(List<CarrierMedia> fetched) {
    return new CarrierMessage(
        accountSid,
        sid,
        direction,
        from,
        to,
        body,
        fetched,
        status,
        errorCode,
        statusCallback,
        createdAt,
        sentAt,
        updatedAt);
  }
}
