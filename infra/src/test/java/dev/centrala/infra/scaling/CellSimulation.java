package dev.centrala.infra.scaling;

import dev.centrala.infra.scaling.Station.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A discrete-event simulation of one cell: messages of tenants of very different sizes come to any
 * node, go to the member that owns the tenant's pool, then to the database. Service times are
 * exponential around the measured means; the same seed gives the same outcome.
 */
final class CellSimulation {
  private static final double MINUTE = 60_000;
  private static final double END = 10 * MINUTE;

  private record Event(double at, long order, Runnable what) {}

  /**
   * What came of it.
   *
   * @param node the share of time that the busiest node worked
   * @param database the same of the database
   * @param waitP50 milliseconds in queues, not at work
   * @param left messages not through at the end of the ten minutes
   */
  record Outcome(
      double node, double database, double waitP50, double waitP99, int through, int left) {}

  private final Cell cell;
  private final SplittableRandom random;
  private final Station[] nodes;
  private final Station database = new Station();
  private final double[] tenants;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::order));
  private final List<Double> waits = new ArrayList<>();
  private long order;
  private double now;
  private int arrived;

  private CellSimulation(Cell cell, long seed) {
    this.cell = cell;
    this.random = new SplittableRandom(seed);
    this.nodes = new Station[cell.nodes()];
    Arrays.setAll(nodes, i -> new Station());
    this.tenants = sizes(cell);
  }

  static Outcome run(Cell cell, long seed) {
    return new CellSimulation(cell, seed).run();
  }

  /** Cumulated shares: the largest as given, the rest by Zipf. */
  private static double[] sizes(Cell cell) {
    double[] sums = new double[cell.tenants()];
    double harmonic = 0;
    for (int i = 1; i < sums.length; i++) {
      harmonic += 1.0 / i;
    }
    double sum = sums.length == 1 ? 1 : cell.largestShare();
    sums[0] = sum;
    for (int i = 1; i < sums.length; i++) {
      sum += (1 - cell.largestShare()) / i / harmonic;
      sums[i] = sum;
    }
    return sums;
  }

  private Outcome run() {
    at(pause(), this::arrive);
    at(5 * MINUTE, this::lose);
    while (!agenda.isEmpty() && agenda.peek().at() <= END) {
      Event next = agenda.remove();
      now = next.at();
      next.what().run();
    }
    double busiest = Arrays.stream(nodes).mapToDouble(Station::busyMillis).max().orElse(0);
    double[] sorted = waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Outcome(
        busiest / END,
        database.busyMillis() / END,
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        sorted.length,
        arrived - sorted.length);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)];
  }

  private void at(double instant, Runnable what) {
    agenda.add(new Event(instant, order++, what));
  }

  private double pause() {
    boolean peak = now >= 4 * MINUTE && now < 6 * MINUTE;
    double perMilli = cell.messagesPerSecond() / 1000 * (peak ? cell.peak() : 1);
    return now + exponential(1 / perMilli);
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private void arrive() {
    arrived++;
    double place = random.nextDouble();
    int tenant = Arrays.binarySearch(tenants, place);
    Job job = new Job(Math.min(tenants.length - 1, tenant < 0 ? -tenant - 1 : tenant));
    receive(job);
    at(pause(), this::arrive);
  }

  private void receive(Job job) {
    visit(anyNode(), job, Cell.NODE_MILLIS, () -> route(job));
  }

  private Station anyNode() {
    List<Station> alive = Arrays.stream(nodes).filter(node -> !node.isDead()).toList();
    return alive.get(random.nextInt(alive.size()));
  }

  /** The pool of a tenant lives on one member. */
  private void route(Job job) {
    List<Station> alive = Arrays.stream(nodes).filter(node -> !node.isDead()).toList();
    visit(alive.get(job.tenant % alive.size()), job, Cell.POOL_MILLIS, () -> write(job));
  }

  private void write(Job job) {
    visit(
        database,
        job,
        Cell.DATABASE_MILLIS / cell.databaseFactor(),
        () -> waits.add(job.waitedMillis));
  }

  private void visit(Station station, Job job, double meanMillis, Runnable next) {
    job.since = now;
    job.serviceMillis = exponential(meanMillis);
    job.next = next;
    station.add(job);
    if (station.isIdle()) {
      serve(station);
    }
  }

  private void serve(Station station) {
    Job job = station.begin(now);
    at(
        now + job.serviceMillis,
        () -> {
          station.end();
          job.next.run();
          if (station.isIdle() && station.hasWork()) {
            serve(station);
          }
        });
  }

  /** What waited on a node that dies comes again after the failover. */
  private void lose() {
    for (int i = 0; i < cell.nodesLost(); i++) {
      for (Job job : nodes[i].die()) {
        at(now + Cell.FAILOVER_MILLIS, () -> comeAgain(job));
      }
    }
  }

  private void comeAgain(Job job) {
    job.waitedMillis += Cell.FAILOVER_MILLIS;
    receive(job);
  }
}
