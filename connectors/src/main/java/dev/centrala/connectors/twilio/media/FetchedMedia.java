package dev.centrala.connectors.twilio.media;

/** What came of fetching an attachment from the provider. */
public sealed interface FetchedMedia {
  record Content(String contentType, byte[] bytes) implements FetchedMedia {}

  /** It will not be taken, now or later; {@code reason} is for the agent who reads the message. */
  record LeftOut(String reason) implements FetchedMedia {}

  /** It could not be had this time. */
  record NotNow(String detail) implements FetchedMedia {}
}
