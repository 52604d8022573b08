package dev.centrala.core.voice;

import dev.centrala.core.shared.LegId;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a line: its own id for it, ours where the report carries it (it may come
 * before the answer to the dialling), the state, and the seconds that it counts for one that is
 * over.
 */
public record LegReport(
    String providerId, @Nullable LegId own, LegState state, @Nullable Integer seconds) {}
