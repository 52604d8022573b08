package dev.centrala.web.socket;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one socket strictly one after another, on the virtual thread of its context,
 * also when a task waits. No thread is held while there is nothing to do.
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

  int size() {
    return waiting.get();
  }

  private void drain() {
    do {
      Runnable task = tasks.remove();
      try {
        task.run();
      } catch (Throwable failed) { // a wait may throw anything, and the next task must still run
        LOG.error("a task of a socket failed", failed);
      }
    } while (waiting.decrementAndGet() > 0);
  }
}
