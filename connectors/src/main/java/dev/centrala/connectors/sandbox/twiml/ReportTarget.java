package dev.centrala.connectors.sandbox.twiml;

import java.util.Set;

/** Where the carrier reports to, and which events. */
public record ReportTarget(String url, String method, Set<String> events) {
  public ReportTarget {
    events = Set.copyOf(events);
  }
}
