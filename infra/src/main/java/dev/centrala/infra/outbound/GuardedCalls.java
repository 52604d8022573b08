package dev.centrala.infra.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.flow.HttpCalls;
import dev.centrala.core.flow.graph.HttpCall;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The requests of flows, by the guarded client. Repeated where nobody answered, or with 429 or a
 * status of 5xx, after a short pause.
 */
public final class GuardedCalls implements HttpCalls {
  private static final int LONGEST_ANSWER = 16_000;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final GuardedHttpClient client;
  private final ObjectMapper json;

  public GuardedCalls(GuardedHttpClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  @Override
  public Outcome make(
      TenantId tenant, HttpCall call, Map<String, String> headers, String idempotencyKey) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Accept", "application/json");
    if (call.body() != null) {
      all.putIfAbsent("Content-Type", "application/json");
    }
    all.put("Idempotency-Key", idempotencyKey);
    GuardedHttpClient.Call request =
        new GuardedHttpClient.Call(
            call.method(), call.url(), all, call.body(), Duration.ofSeconds(call.timeoutSeconds()));
    HttpOutcome outcome = client.call(request);
    for (int i = 0; i < call.retries() && mayPass(outcome); i++) {
      Waits.pause(FIRST_PAUSE_MILLIS << i);
      outcome = client.call(request);
    }
    return switch (outcome) {
      case HttpOutcome.Answered answer -> new Outcome.Answered(answer.status(), body(answer));
      case HttpOutcome.Forbidden _ -> new Outcome.Failed("forbidden");
      case HttpOutcome.Failed _ -> new Outcome.Failed("failed");
    };
  }

  private static boolean mayPass(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Failed
        || (outcome instanceof HttpOutcome.Answered answer
            && (answer.status() == 429 || answer.status() >= 500));
  }

  private Object body(HttpOutcome.Answered answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    if (text.length() > LONGEST_ANSWER || answer.truncated()) {
      return "";
    }
    if (!answer.headers().getOrDefault("content-type", "").contains("json")) {
      return text;
    }
    try {
      Object value = json.readValue(text, Object.class);
      return value == null ? "" : value;
    } catch (JsonProcessingException notJson) {
      return text;
    }
  }
}
