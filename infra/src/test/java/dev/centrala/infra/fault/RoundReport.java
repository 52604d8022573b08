package dev.centrala.infra.fault;

import java.util.List;
import java.util.Locale;

/** What one round did and found, in words. */
record RoundReport(
    long seed,
    long millis,
    Journal journal,
    History history,
    Books books,
    Stalls stalls,
    double completeness,
    List<String> violations) {

  boolean isGood() {
    return violations.isEmpty() && completeness == 1;
  }

  /** Some lines, the last one without an end. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "round of seed %d: %s, completeness %.3f, %d s%n",
            seed,
            isGood() ? "no violation" : violations.size() + " VIOLATIONS",
            completeness,
            millis / 1000));
    for (Journal.Entry entry : journal.entries()) {
      text.append(
          entry.happened()
              ? String.format(
                  Locale.ROOT,
                  "  %-18s %3d s%n",
                  entry.name(),
                  (entry.toMillis() - entry.fromMillis()) / 1000)
              : String.format(Locale.ROOT, "  %-18s skipped: %s%n", entry.name(), entry.skipped()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  acknowledged: %d contacts, %d messages; %d repeats, %d reconnects%n",
            history.contacts().size(),
            history.said().size(),
            history.repeats(),
            history.reconnects()));
    text.append(
        String.format(
            Locale.ROOT,
            "  offers made: %d, contacts in the books: %d%n",
            count("interaction.offered"),
            books.contacts().size()));
    text.append(
        String.format(
            Locale.ROOT,
            """
              message to its echo: median %d ms, longest for a customer %s
                longest for an agent %s
              queued to an agent's desktop, an agent being free: %s
              contact waiting beside a free agent: longest %s
              offer beyond its deadline: longest %s\
            """,
            stalls.medianEchoMillis(),
            stalls.longestEcho(true),
            stalls.longestEcho(false),
            offers(stalls.offerMillis()),
            stalls.longestWaitBesideAFreeAgent(),
            stalls.longestOffer()));
    violations.stream().limit(60).forEach(each -> text.append("\n  VIOLATION ").append(each));
    return text.toString();
  }

  private static String offers(List<Long> sorted) {
    return sorted.isEmpty()
        ? "none"
        : String.format(
            Locale.ROOT,
            "p50 %d ms, p99 %d ms of %d",
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 99 / 100),
            sorted.size());
  }

  private long count(String type) {
    return books.timelines().values().stream()
        .flatMap(List::stream)
        .filter(event -> event.type().equals(type))
        .count();
  }
}
