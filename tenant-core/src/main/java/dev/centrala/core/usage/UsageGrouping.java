package dev.centrala.core.usage;

/** What usage is summed by. Days are those of the tenant's time zone. */
public enum UsageGrouping {
  METER,
  DAY,
  QUEUE,
  AGENT,
  CHANNEL
}
