package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.List;

/** Which fault stood when. */
final class Journal {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One fault. {@code silentMillis} is how long nobody can know of it or decide anything: a member
   * that says nothing is given up after its heartbeat time-out, a database that is down writes
   * nothing. {@code skipped} says why it could not be done here.
   */
  record Entry(String name, long fromMillis, long toMillis, long silentMillis, String skipped) {
    boolean happened() {
      return skipped.isEmpty();
    }
  }

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The faults that stood, or had stood a little before, at any moment of this time. */
  synchronized List<String> during(long fromMillis, long toMillis) {
    return entries.stream()
        .filter(Entry::happened)
        .filter(e -> e.fromMillis() <= toMillis && e.toMillis() + 5_000 >= fromMillis)
        .map(Entry::name)
        .toList();
  }

  /** Until when something that was due may come, beyond what is always allowed. */
  synchronized long excuse(long dueMillis) {
    return entries.stream()
        .filter(Entry::happened)
        .filter(e -> e.fromMillis() <= dueMillis + 2_000)
        .mapToLong(e -> e.fromMillis() + e.silentMillis())
        .filter(until -> until >= dueMillis)
        .max()
        .orElse(dueMillis);
  }
}
