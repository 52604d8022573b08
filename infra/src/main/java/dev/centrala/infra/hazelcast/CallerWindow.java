package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import dev.centrala.infra.waiting.Waits;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts this node's commands to one pool, and keeps the spread of unanswered counts well inside
 * the ring of stored replies: whoever would widen it too far waits.
 */
final class CallerWindow {
  private static final int SPREAD = SequencedPool.WINDOW - 16;
  private final Caller caller;
  private final ReentrantLock lock = new ReentrantLock();
  private final TreeSet<Long> unanswered = new TreeSet<>();
  private @Nullable CompletableFuture<Void> narrower;
  private long last;

  CallerWindow(Caller caller) {
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }

  long begin() {
    while (true) {
      CompletableFuture<Void> room;
      lock.lock();
      try {
        if (unanswered.isEmpty() || last + 1 - unanswered.first() < SPREAD) {
          unanswered.add(++last);
          return last;
        }
        room = narrower == null ? new CompletableFuture<>() : narrower;
        narrower = room;
      } finally {
        lock.unlock();
      }
      Waits.until(room);
    }
  }

  void finish(long sequence) {
    CompletableFuture<Void> room = null;
    lock.lock();
    try {
      boolean oldest = !unanswered.isEmpty() && unanswered.first() == sequence;
      unanswered.remove(sequence);
      if (oldest) {
        room = narrower;
        narrower = null;
      }
    } finally {
      lock.unlock();
    }
    if (room != null) {
      room.complete(null);
    }
  }
}
