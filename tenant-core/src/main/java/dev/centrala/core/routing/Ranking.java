package dev.centrala.core.routing;

import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * How an agent stands to a queue: 1 is their own work, higher numbers come after it; with a delay,
 * they help only with contacts that have waited that long.
 */
public record Ranking(UserId user, int rank, int delaySeconds) {
  /** Of one queue. */
  static final int MOST = 1_000;

  /** That of whoever has no other. */
  static Ranking usual(UserId user) {
    return new Ranking(user, 1, 0);
  }

  boolean isUsual() {
    return rank == 1 && delaySeconds == 0;
  }

  /** What is out of range, at its place below {@code pointer}. */
  List<FieldError> faults(String pointer) {
    List<FieldError> faults = new ArrayList<>();
    if (rank < 1 || rank > 99) {
      faults.add(new FieldError(pointer + "/rank", "must be from 1 to 99"));
    }
    if (delaySeconds < 0 || delaySeconds > 9_999) {
      faults.add(new FieldError(pointer + "/delaySeconds", "must be from 0 to 9999"));
    }
    return faults;
  }
}
