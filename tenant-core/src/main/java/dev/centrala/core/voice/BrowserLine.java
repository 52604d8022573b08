package dev.centrala.core.voice;

import org.jspecify.annotations.Nullable;

/**
 * What an agent's browser needs to answer calls under its name. Without a token there is nothing to
 * sign in to: the carrier plays the browser, too, as the sandbox does.
 */
public record BrowserLine(
    String provider, @Nullable String token, String identity, int expiresInSeconds) {}
