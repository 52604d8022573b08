package dev.centrala.infra.node;

import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the node should get traffic: started, not draining, the database answers, every area is
 * willing.
 */
final class Readiness {
  private static final int DATABASE_SECONDS = 2;

  /** The life of a node; it never goes back. */
  enum Phase {
    STARTING,
    SERVING,
    DRAINING
  }

  private final HazelcastInstance hazelcast;
  private final Pool database;
  private final List<Parts> parts;
  private volatile Phase phase = Phase.STARTING;

  Readiness(Platform platform, List<Parts> parts) {
    this.hazelcast = platform.hazelcast();
    this.database = platform.database();
    this.parts = parts;
  }

  void become(Phase next) {
    phase = next;
  }

  Phase phase() {
    return phase;
  }

  /** Why not; empty when ready. Never fails. */
  Future<List<String>> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (phase != Phase.SERVING) {
      obstacles.add(phase == Phase.STARTING ? "starting" : "draining");
    }
    if (!hazelcast.getLifecycleService().isRunning()) {
      obstacles.add("this node has left its cluster");
    }
    parts.forEach(part -> part.notReady().ifPresent(obstacles::add));
    return database
        .query("SELECT 1")
        .execute()
        .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
        .map(answered -> obstacles)
        .otherwise(noAnswer -> {
          obstacles.add("the database does not answer");
          return obstacles;
        });
  }
}
