package dev.centrala.core.flow.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that a flow makes. Kept nowhere: it may hold what the customer entered as a secret. A
 * request is repeated under the same idempotency key.
 */
public record HttpCall(
    String method,
    String url,
    List<Header> headers,
    @Nullable String body,
    int timeoutSeconds,
    int retries) {
  public HttpCall {
    headers = List.copyOf(headers);
  }

  /** With {@code secret}, the tenant's secret of that name follows the value. */
  public record Header(String name, String value, @Nullable String secret) {}

  /** Without url, headers and body: fit for a log. */
  @Override
  public String toString() {
    return "HttpCall[" + method + "]";
  }
}
