package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.HttpCall;
import dev.centrala.core.shared.TenantId;
import java.util.Map;

/** Makes requests to addresses that tenants name: to public ones only, within their time. */
public interface HttpCalls {
  /**
   * Tries as often as the call says, under one idempotency key. {@code headers} are complete,
   * secrets included. Blocks.
   */
  Outcome make(TenantId tenant, HttpCall call, Map<String, String> headers, String idempotencyKey);

  /** What became of it. */
  sealed interface Outcome {
    /**
     * {@code body} is a JSON value where the answer is JSON, else text; at most 16,000 characters.
     */
    record Answered(int status, Object body) implements Outcome {}

    /** {@code forbidden}, {@code timeout} or {@code failed}. */
    record Failed(String code) implements Outcome {}
  }
}
