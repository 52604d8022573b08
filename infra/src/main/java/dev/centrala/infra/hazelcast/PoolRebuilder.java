package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.PoolSource;
import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds pools from the database. One rebuild of a tenant at a time on this node; between nodes the
 * incarnation decides, and the higher one stays.
 */
final class PoolRebuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PoolRebuilder.class);
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

  /** Rebuilds, or waits for the rebuild that is under way. */
  void rebuild(TenantId tenant) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> first = running.putIfAbsent(tenant, mine);
    if (first != null) {
      awaitOther(first);
      return;
    }
    try {
      install(tenant);
      mine.complete(true);
    } catch (RuntimeException failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      running.remove(tenant, mine);
    }
  }

  private static void awaitOther(CompletableFuture<Boolean> other) {
    try {
      other.join();
    } catch (CompletionException failed) {
      throw new PoolUnavailableException("the pool was not rebuilt", failed.getCause());
    }
  }

  private void install(TenantId tenant) {
    PoolFacts facts = source.read(tenant);
    RoutingPool pool = RoutingPool.rebuilt(facts, clock.millis());
    map.send(tenant.value(), new PoolInstallation(new SequencedPool(pool)));
    watch.rebuilt();
    LOG.info(
        "rebuilt routing pool of {} as incarnation {}: {} agents, {} contacts",
        tenant,
        facts.incarnation(),
        facts.agents().size(),
        facts.contacts().size());
  }

  /**
   * Releases differ. On an owner of this release the pool is rebuilt; on any other, its members
   * must change first.
   */
  void liftFence(TenantId tenant, PoolResponse.Fenced fenced) {
    if (fenced.owner().equals(PoolWire.VERSION)) {
      rebuild(tenant);
    } else {
      PoolMap.pause(200);
    }
  }
}
