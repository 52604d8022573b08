package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts this node's commands to one pool, and keeps the spread of unanswered counts well inside
 * the ring of stored replies: whoever would widen it too far waits.
 */
final class CallerWindow {
  private static final int SPREAD = SequencedPool.WINDOW - 16;
  private final Caller caller;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition narrower = lock.newCondition();
  private final TreeSet<Long> unanswered = new TreeSet<>();
  private long last;

  CallerWindow(Caller caller) {
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }

  long begin() {
    lock.lock();
    try {
      while (!unanswered.isEmpty() && last + 1 - unanswered.first() >= SPREAD) {
        narrower.awaitUninterruptibly();
      }
      unanswered.add(++last);
      return last;
    } finally {
      lock.unlock();
    }
  }

  void finish(long sequence) {
    lock.lock();
    try {
      boolean oldest = !unanswered.isEmpty() && unanswered.first() == sequence;
      unanswered.remove(sequence);
      if (oldest) {
        narrower.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
