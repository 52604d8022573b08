package dev.centrala.connectors.sandbox.voice;

import org.jspecify.annotations.Nullable;

/**
 * How a call enters a conference.
 *
 * @param coach the call, or its label, whose party alone hears this one
 */
public record SeatPlan(
    @Nullable String label,
    boolean startsRoom,
    boolean endsRoom,
    boolean muted,
    @Nullable String coach,
    String beep,
    int mostSeats) {}
