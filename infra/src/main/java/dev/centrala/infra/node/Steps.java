package dev.centrala.infra.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start has done so far, and how to undo it: latest first, each once, one failure not
 * keeping the others.
 */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String name, Runnable undo) {}

  synchronized void done(String name, Runnable undo) {
    steps.push(new Step(name, undo));
  }

  synchronized void undo() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.undo().run();
      } catch (Throwable failed) {
        LOG.warn("stopping: {} did not end cleanly", step.name(), failed);
      }
    }
  }
}
