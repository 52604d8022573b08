package dev.centrala.infra.limit;

import dev.centrala.core.tenant.limit.Budget;
import dev.centrala.core.tenant.limit.LimitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What this node holds of one budget. Counts only; whoever finds it empty asks for more, one at a
 * time, and the others wait for that answer. Nothing here waits.
 */
final class Slice {
  private static final Duration MOMENT = Duration.ofMillis(200);

  final LimitKind kind;
  private int limit;
  private int free;
  private int used;
  private int size;
  private int leftForAll;
  private int waiting;
  private boolean touched;
  private Instant until = Instant.MIN;
  private Instant refusedUntil = Instant.MIN;
  private @Nullable CompletableFuture<Optional<Step.Refused>> asking;
  private Optional<Step.Refused> refusal = Optional.empty();

  Slice(LimitKind kind) {
    this.kind = kind;
  }

  /** What comes of a try to take. */
  sealed interface Step {
    /** Taken; {@code isLow} says that it is time to ask for more. */
    record Taken(int count, boolean isLow) implements Step {}

    record Refused(Duration retryIn, int limit) implements Step {}

    /** The caller asks. */
    record Ask() implements Step {}

    /** For somebody's answer: what it refuses is refused to all who wait for it. */
    record Wait(CompletableFuture<Optional<Refused>> asking) implements Step {}
  }

  synchronized Step take(Instant now, int most) {
    expire(now);
    if (free > 0) {
      int count = Math.min(free, most);
      free -= count;
      touched = true;
      if (!kind.isRate()) {
        used += count;
      }
      boolean low = 2 * free <= size && leftForAll > 0 && asking == null;
      return new Step.Taken(count, low);
    }
    if (now.isBefore(refusedUntil)) {
      return new Step.Refused(Duration.between(now, refusedUntil), limit);
    }
    CompletableFuture<Optional<Step.Refused>> underWay = asking;
    if (underWay != null) {
      // No answer grants more than the limit, so whoever comes after so many waits in vain.
      return limit > 0 && ++waiting > limit
          ? new Step.Refused(MOMENT, limit)
          : new Step.Wait(underWay);
    }
    ask();
    return new Step.Ask();
  }

  private void ask() {
    asking = new CompletableFuture<>();
    waiting = 0;
  }

  /** To ask without need; false when somebody asks already. */
  synchronized boolean askAhead() {
    if (asking != null) {
      return false;
    }
    ask();
    return true;
  }

  /** What is held of a rate is worth nothing after its lease; a level is used as long as it is. */
  private void expire(Instant now) {
    if (!now.isBefore(until)) {
      free = 0;
    }
  }

  synchronized int kept(Instant now) {
    expire(now);
    return free + used;
  }

  synchronized int used() {
    return used;
  }

  synchronized void granted(Budget.Grant grant, Instant end) {
    limit = grant.budget().limit();
    free += grant.granted();
    size = grant.granted();
    leftForAll = grant.left();
    until = end;
    refusedUntil = Instant.MIN;
    refusal = Optional.empty();
  }

  /** Holds for a moment at least, or whoever asks too much has the database asked for each bit. */
  synchronized void refused(Budget.Grant grant, Instant now, Instant end) {
    limit = grant.budget().limit();
    leftForAll = 0;
    until = end;
    Duration retryIn = grant.retryIn();
    refusedUntil = now.plus(retryIn.compareTo(MOMENT) < 0 ? MOMENT : retryIn);
    refusal = Optional.of(new Step.Refused(retryIn, limit));
  }

  /** The answer is there. */
  synchronized void asked() {
    CompletableFuture<Optional<Step.Refused>> done = asking;
    asking = null;
    Optional<Step.Refused> answer = refusal;
    refusal = Optional.empty();
    if (done != null) {
      done.complete(answer);
    }
  }

  /** There is none, which everybody who waits for it should know. */
  synchronized void notAnswered(Throwable failed) {
    CompletableFuture<Optional<Step.Refused>> done = asking;
    asking = null;
    if (done != null) {
      done.completeExceptionally(
          failed instanceof RuntimeException outage
              ? outage
              : new IllegalStateException("no answer about a limit", failed));
    }
  }

  /**
   * A level's place is free again, or part of a rate was not needed. What is counted elsewhere is
   * there from now on, so its place is not free.
   */
  synchronized void back(int count) {
    if (!kind.isRate()) {
      used -= count;
    }
    if (!kind.isCounted()) {
      free += count;
    }
    refusedUntil = Instant.MIN;
  }

  /** Gives up what nobody took since the last look; answers what is held from now on. */
  synchronized int settle(Instant now) {
    expire(now);
    if (!touched) {
      free = 0;
    }
    touched = false;
    return free + used;
  }

  synchronized void prolonged(Instant end) {
    until = end;
  }

  synchronized boolean isIdle() {
    return free == 0 && used == 0 && asking == null;
  }

  synchronized boolean isLeased(Instant now) {
    return now.isBefore(until);
  }

  synchronized int limit() {
    return limit;
  }

  synchronized int left() {
    return free + leftForAll;
  }
}
