package dev.centrala.core.messaging;

/** What came of handing a message to a provider. */
public sealed interface SendResult {
  /** The provider has it under this id. */
  record Accepted(String providerMessageId, int segments) implements SendResult {}

  /** The provider will not take it, now or ever. */
  record Refused(String code, String detail) implements SendResult {}

  /** The provider knows that this recipient has asked for silence; it will not take it. */
  record Unsubscribed(String code, String detail) implements SendResult {}

  /** The provider asks for patience; it certainly has not taken it. */
  record TryLater(long afterMillis, String detail) implements SendResult {}

  /** No answer came: it may or may not have been taken. */
  record Unknown(String detail) implements SendResult {}
}
