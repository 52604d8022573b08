package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is done to the cluster. Each leaves it whole again. */
enum Fault {
  KILL_NODE_0,
  KILL_NODE_1,
  KILL_NODE_2,
  /** To the release that is not running: with other rules, and the next time back again. */
  ROLLING_DEPLOY,
  FREEZE,
  KILL_DATABASE,
  PARTITION,
  ONE_WAY_PARTITION,
  DISK_FULL;

  /**
   * A member that says nothing is given up after its heartbeat time-out of ten seconds, looked at
   * every second, and its locks in the database are released after ten, too.
   */
  private static final long SILENCE_MILLIS = 12_000;

  private static final long FREEZE_MILLIS = 60_000;

  /** All, in an order of the seed's. */
  static List<Fault> schedule(Random random) {
    List<Fault> all = new ArrayList<>(List.of(values()));
    Collections.shuffle(all, random);
    return all;
  }

  /** Why it cannot be done here; empty when it can. */
  String obstacle(ClusterUnderTest cluster) {
    return switch (this) {
      case PARTITION, ONE_WAY_PARTITION -> cluster.network().obstacle();
      case DISK_FULL -> cluster.database().obstacleToFilling();
      default -> "";
    };
  }

  /** Does it and mends it; returns when all nodes serve and see each other. */
  void strike(ClusterUnderTest cluster, Random random, Journal journal) {
    String obstacle = obstacle(cluster);
    long from = System.currentTimeMillis();
    if (!obstacle.isEmpty()) {
      journal.add(new Journal.Entry(name(), from, from, 0, obstacle));
      return;
    }
    int victim = random.nextInt(ClusterUnderTest.NODES);
    long silent =
        switch (this) {
          case KILL_NODE_0 -> kill(cluster, 0);
          case KILL_NODE_1 -> kill(cluster, 1);
          case KILL_NODE_2 -> kill(cluster, 2);
          case ROLLING_DEPLOY -> deploy(cluster);
          case FREEZE -> freeze(cluster.node(victim));
          case KILL_DATABASE -> killDatabase(cluster);
          case PARTITION -> {
            cluster.network().isolate(victim, ClusterUnderTest.NODES);
            yield heal(cluster, victim, 25_000 + random.nextInt(10_000));
          }
          case ONE_WAY_PARTITION -> {
            cluster.network().deafen(victim, ClusterUnderTest.NODES);
            yield heal(cluster, victim, 25_000 + random.nextInt(10_000));
          }
          case DISK_FULL -> fill(cluster.database());
        };
    long mended = System.currentTimeMillis();
    journal.add(new Journal.Entry(name(), from, mended, silent, ""));
    cluster.awaitUnion();
  }

  private static long kill(ClusterUnderTest cluster, int index) {
    cluster.node(index).kill();
    Pause.millis(4_000);
    cluster.node(index).start();
    cluster.node(index).awaitReady();
    return 0;
  }

  private static long deploy(ClusterUnderTest cluster) {
    for (int i = 0; i < ClusterUnderTest.NODES; i++) {
      cluster.node(i).terminate();
      cluster.node(i).changeRelease();
      cluster.node(i).start();
      cluster.node(i).awaitReady();
      cluster.awaitUnion();
    }
    return 0;
  }

  private static long freeze(NodeUnderTest node) {
    node.freeze();
    try {
      Pause.millis(FREEZE_MILLIS);
    } finally {
      node.thaw();
    }
    return SILENCE_MILLIS;
  }

  private static long heal(ClusterUnderTest cluster, int victim, long afterMillis) {
    try {
      Pause.millis(afterMillis);
    } finally {
      cluster.network().heal(victim);
    }
    return SILENCE_MILLIS;
  }

  private static long killDatabase(ClusterUnderTest cluster) {
    long from = System.currentTimeMillis();
    cluster.database().kill();
    Pause.millis(5_000);
    cluster.database().startAgain();
    return System.currentTimeMillis() - from;
  }

  private static long fill(PostgresServer database) {
    long from = System.currentTimeMillis();
    try {
      // What PostgreSQL frees or still had is taken, too.
      for (int i = 0; i < 24; i++) {
        database.fillDisk();
        Pause.millis(500);
      }
    } finally {
      database.freeDisk();
    }
    if (!Pause.until(20_000, database::answers)) {
      database.kill();
      database.startAgain();
    }
    return System.currentTimeMillis() - from;
  }
}
