package dev.centrala.core.usage;

import org.jspecify.annotations.Nullable;

/** A usage event as it is kept; one in quarantine says why and counts in no sum. */
public record RecordedUsage(UsageEvent event, @Nullable String quarantine) {}
