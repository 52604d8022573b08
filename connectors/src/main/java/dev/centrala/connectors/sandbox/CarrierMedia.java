package dev.centrala.connectors.sandbox;

import java.time.Instant;

/** A picture or other attachment of a message. */
public record CarrierMedia(String sid, String contentType, byte[] content, Instant createdAt) {

  /** An attachment to send with {@link SandboxCarrier#receiveSms}. */
  public static CarrierMedia of(String contentType, byte[] content) {
    return new CarrierMedia(Sids.next("ME"), contentType, content, Instant.EPOCH);
  }

  CarrierMedia createdAt(Instant at) {
    return new CarrierMedia(sid, contentType, content, at);
  }
}
