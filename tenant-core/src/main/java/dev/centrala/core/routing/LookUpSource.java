package dev.centrala.core.routing;

import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.tenant.webhook.WebhookSecret;
import java.util.Map;

/** Asks a program of a tenant's who somebody is: once, and not for long. */
@FunctionalInterface
public interface LookUpSource {
  /**
   * {@code id} tells the program that a question is the same; {@code question} holds texts and
   * maps.
   */
  Answer ask(String url, WebhookSecret secret, String id, Map<String, Object> question);

  /** What came of it. */
  sealed interface Answer {
    record Found(LookedUp found) implements Answer {}

    /**
     * In one word: {@code slow}, {@code refused}, {@code forbidden}, {@code tooLarge}, {@code
     * invalid}.
     */
    record Nothing(String why) implements Answer {}
  }
}
