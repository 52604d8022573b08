package dev.centrala.infra.scaling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** One server with a queue: what waits there, and how long it was busy. */
final class Station {
  private final ArrayDeque<Job> queue = new ArrayDeque<>();
  private double busyMillis;
  private boolean serving;
  private boolean dead;

  /** One message on its way; {@code since} is when it came to the station where it is. */
  static final class Job {
    final int tenant;
    double since;
    double waitedMillis;
    double serviceMillis;
    Runnable next = () -> {};

    Job(int tenant) {
      this.tenant = tenant;
    }
  }

  boolean isDead() {
    return dead;
  }

  boolean isIdle() {
    return !serving && !dead;
  }

  void add(Job job) {
    queue.add(job);
  }

  /** The next to be served, if any. */
  Job begin(double now) {
    Job job = queue.remove();
    job.waitedMillis += now - job.since;
    busyMillis += job.serviceMillis;
    serving = true;
    return job;
  }

  boolean hasWork() {
    return !queue.isEmpty();
  }

  void end() {
    serving = false;
  }

  /** Whatever waited here must go elsewhere. */
  List<Job> die() {
    dead = true;
    List<Job> left = new ArrayList<>(queue);
    queue.clear();
    return left;
  }

  double busyMillis() {
    return busyMillis;
  }
}
