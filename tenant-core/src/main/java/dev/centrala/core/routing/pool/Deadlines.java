package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is due when: at most one entry for each contact and agent, in order of time and then of id.
 */
final class Deadlines {
  /**
   * Something that can have a deadline; it remembers the one under which it is filed, 0 for none.
   */
  sealed interface Subject permits Contact, Agent {
    long scheduledAt();

    void scheduledAt(long at);

    UUID subjectId();
  }

  private final TreeSet<Subject> due =
      new TreeSet<>(
          Comparator.comparingLong((Subject s) -> s.scheduledAt())
              .thenComparing(Subject::subjectId)
              .thenComparing(s -> s instanceof Agent));

  /** Files the subject under a new time; 0 takes it out. */
  void schedule(Subject subject, long at) {
    if (subject.scheduledAt() == at) {
      return;
    }
    if (subject.scheduledAt() != 0) {
      due.remove(subject);
    }
    subject.scheduledAt(at);
    if (at != 0) {
      due.add(subject);
    }
  }

  /** Takes out the first subject that is due. */
  @Nullable Subject pollDue(long now) {
    if (due.isEmpty() || due.first().scheduledAt() > now) {
      return null;
    }
    Subject first = due.first();
    schedule(first, 0);
    return first;
  }

  long next() {
    return due.isEmpty() ? 0 : due.first().scheduledAt();
  }
}
