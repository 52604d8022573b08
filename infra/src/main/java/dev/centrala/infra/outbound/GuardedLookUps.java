package dev.centrala.infra.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.routing.LookUpSource;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Questions to programs of tenants by the guarded client, signed like partner webhooks. Asked once
 * and answered within 1.5 seconds with at most 16 KiB of JSON, or not at all.
 */
public final class GuardedLookUps implements LookUpSource {
  public static final Duration DEADLINE = Duration.ofMillis(1500);

  private static final int LARGEST_BYTES = 16 * 1024;

  private final GuardedHttpClient client;
  private final ObjectMapper json;
  private final InstantSource clock;

  public GuardedLookUps(GuardedHttpClient client, ObjectMapper json, InstantSource clock) {
    this.client = client;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Answer ask(String url, WebhookSecret secret, String id, Map<String, Object> question) {
    String body = text(question);
    Instant now = clock.instant();
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Centrala-Webhooks/1.0");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", WebhookSignature.sign(secret, id, now, body));
    return switch (client.call(new GuardedHttpClient.Call("POST", url, headers, body, DEADLINE))) {
      case HttpOutcome.Forbidden _ -> new Answer.Nothing("forbidden");
      case HttpOutcome.Failed _ -> new Answer.Nothing("slow");
      case HttpOutcome.Answered answer when answer.status() == 204 || answer.status() == 404 ->
          new Answer.Found(new LookedUp(null, null, null, List.of()));
      case HttpOutcome.Answered answer when answer.status() != 200 -> new Answer.Nothing("refused");
      case HttpOutcome.Answered answer
          when answer.truncated() || answer.body().length > LARGEST_BYTES ->
          new Answer.Nothing("tooLarge");
      case HttpOutcome.Answered answer -> read(answer.body());
    };
  }

  private String text(Map<String, Object> question) {
    try {
      return json.writeValueAsString(question);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Answer read(byte[] body) {
    try {
      JsonNode found = json.readTree(body);
      if (found == null || !found.isObject()) {
        return new Answer.Nothing("invalid");
      }
      List<LookedUp.Fact> facts = new ArrayList<>();
      for (JsonNode each : found.path("facts")) {
        String label = some(each.path("label"));
        String value = some(each.path("value"));
        if (label == null || value == null) {
          return new Answer.Nothing("invalid");
        }
        facts.add(new LookedUp.Fact(label, value, some(each.path("link"))));
      }
      return new Answer.Found(
          new LookedUp(
              some(found.path("name")),
              some(found.path("company")),
              some(found.path("tier")),
              facts));
    } catch (IOException | IllegalArgumentException notAsAgreed) {
      return new Answer.Nothing("invalid");
    }
  }

  private static @Nullable String some(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
        ? node.asText().strip()
        : null;
  }
}
