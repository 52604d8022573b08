package dev.centrala.connectors.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a text that a customer sent.
 *
 * @param form the fields that went to the webhook
 * @param call the last attempt at the webhook or its fallback; empty when the number has none
 */
public record Reception(
    CarrierMessage message, Map<String, String> form, Optional<WebhookCall> call) {}
