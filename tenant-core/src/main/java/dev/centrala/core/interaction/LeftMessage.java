package dev.centrala.core.interaction;

import dev.centrala.core.shared.RecordingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has said after the tone: the recording, from which number unless they keep it to
 * themselves, and whether it can be listened to already.
 */
public record LeftMessage(
    RecordingId recording, @Nullable String from, int seconds, Instant leftAt, boolean isReady) {}
