package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waits;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds pools from the database. One rebuild of a tenant at a time on this node; between nodes the
 * incarnation decides, and the higher one stays.
 */
final class PoolRebuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PoolRebuilder.class);
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 100;

  /** Less than any incarnation. */
  private static final long NONE = 0;

  private static final int LOOKS = 6;
  private static final long LOOK_EVERY_MILLIS = 50;
  private final PoolMap map;
  private final PoolSource source;
  private final InstantSource clock;
  private final PoolWatch watch;
  private final ConcurrentHashMap<TenantId, CompletableFuture<Boolean>> running =
      new ConcurrentHashMap<>();

  PoolRebuilder(PoolMap map, PoolSource source, InstantSource clock, PoolWatch watch) {
    this.map = map;
    this.source = source;
    this.clock = clock;
    this.watch = watch;
  }

  /** Builds the pool unless one stands that this release can use. */
  void buildMissing(TenantId tenant) {
    rebuildUnlessNewer(tenant, NONE);
  }

  /**
   * Sees to it that a newer pool stands than the stale one. The database has given a newer
   * incarnation, so somebody is about to put it in place, unless they died: building one more at
   * once would make stale what the next one decides, and so on round all nodes.
   */
  void replace(TenantId tenant, long stale) {
    for (int look = 0; look < LOOKS && standing(tenant) <= stale; look++) {
      Waits.pause(LOOK_EVERY_MILLIS);
    }
    rebuildUnlessNewer(tenant, stale);
  }

  /** The incarnation that stands, or {@code NONE}, also when it is another release's. */
  private long standing(TenantId tenant) {
    return map.send(tenant.value(), new PoolQuestion(new PoolQuery.WhichStands()))
            instanceof PoolResponse.Answered(PoolAnswer.Standing(long incarnation))
        ? incarnation
        : NONE;
  }

  /** Rebuilds, or waits for the rebuild that is under way; looks first whether it is done. */
  private void rebuildUnlessNewer(TenantId tenant, long known) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> first = running.putIfAbsent(tenant, mine);
    if (first != null) {
      Waits.until(first);
      return;
    }
    try {
      if (standing(tenant) <= known) {
        install(tenant);
      }
      mine.complete(true);
    } catch (Throwable failed) {
      // An error, too: whoever waits would do so for ever.
      mine.completeExceptionally(new PoolUnavailableException("the pool was not rebuilt", failed));
      throw failed;
    } finally {
      running.remove(tenant, mine);
    }
  }

  /**
   * A pool that stands with an incarnation the database has never given, or with the one just
   * taken, outlived a database that lost its last commits: the count goes on above it.
   */
  private void install(TenantId tenant) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      PoolFacts facts = source.read(tenant);
      if (!(install(tenant, facts) instanceof PoolResponse.Installed(boolean taken, long standing))
          || taken) {
        return;
      }
      boolean lost = source.forgot(tenant, standing) || standing == facts.incarnation();
      if (!lost) {
        return;
      }
      LOG.warn(
          "the database has lost commits: it would give {} again, which a pool of {} has",
          facts.incarnation(),
          tenant);
    }
  }

  private PoolResponse install(TenantId tenant, PoolFacts facts) {
    RoutingPool pool = RoutingPool.rebuilt(facts, clock.millis());
    PoolResponse response = map.send(tenant.value(), new PoolInstallation(new SequencedPool(pool)));
    watch.rebuilt();
    LOG.info(
        "rebuilt routing pool of {} as incarnation {}: {} agents, {} contacts",
        tenant,
        facts.incarnation(),
        facts.agents().size(),
        facts.contacts().size());
    return response;
  }

  /** Builds the pool anew when the database has forgotten its incarnation; true if so. */
  boolean rebuildIfForgotten(TenantId tenant, long incarnation) {
    boolean forgotten = source.forgot(tenant, incarnation);
    if (forgotten) {
      LOG.warn(
          "the database has lost commits: it does not know incarnation {} of the pool of {}",
          incarnation,
          tenant);
      rebuildUnlessNewer(tenant, Long.MAX_VALUE);
    }
    return forgotten;
  }

  /**
   * Releases differ. A pool that an owner of this release was left by another one is built anew. An
   * owner of another release does that by itself, as soon as it has looked at what it owns now; it
   * is waited for, longer each time.
   */
  void liftFence(TenantId tenant, PoolResponse.Fenced fenced, int attempt) {
    if (fenced.owner().equals(PoolWire.VERSION)) {
      buildMissing(tenant);
    } else {
      LOG.info(
          "the pool of {} is with another release ({}, this is {})",
          tenant,
          fenced.owner(),
          PoolWire.VERSION);
      Waits.pause(FIRST_PAUSE_MILLIS << attempt);
    }
  }
}
