package dev.centrala.web.socket;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one socket strictly one after another, on the virtual thread of its context,
 * also when a task waits; one that does not wait may run on its caller's thread. No thread is held
 * while there is nothing to do.
 */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Context context;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Mailbox(Context context) {
    this.context = context;
  }

  void submit(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      context.runOnContext(ready -> drain());
    }
  }

  /**
   * For a task that does not wait: where nothing runs and nothing waits it is run here and now, on
   * the caller's thread, otherwise in its turn.
   */
  void now(Runnable task) {
    if (!waiting.compareAndSet(0, 1)) {
      submit(task);
      return;
    }
    run(task);
    if (waiting.decrementAndGet() > 0) {
      context.runOnContext(ready -> drain());
    }
  }

  int size() {
    return waiting.get();
  }

  /** A wait may throw anything, and the next task must still run. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable failed) {
      LOG.error("a task of a socket failed", failed);
    }
  }

  private void drain() {
    do {
      run(tasks.remove());
    } while (waiting.decrementAndGet() > 0);
  }
}
