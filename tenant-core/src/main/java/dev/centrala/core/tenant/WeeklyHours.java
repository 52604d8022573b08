package dev.centrala.core.tenant;

import java.time.DayOfWeek;

/** Open in this range on every such day. */
public record WeeklyHours(DayOfWeek day, TimeRange open) {}
