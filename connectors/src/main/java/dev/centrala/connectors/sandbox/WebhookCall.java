package dev.centrala.connectors.sandbox;

import java.util.Map;

/**
 * One attempt to reach a webhook of ours: where, what, and how it went ({@code status} 0 when there
 * was no answer).
 */
public record WebhookCall(
    String url,
    Map<String, String> form,
    String idempotencyToken,
    int status,
    String contentType,
    String body,
    String failure) {

  public boolean succeeded() {
    return status >= 200 && status < 300 && failure.isEmpty();
  }
}
