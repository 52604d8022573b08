package dev.centrala.infra.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.infra.waiting.Waits;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pool map, and how to wait for its answers through the death of a member. */
final class PoolMap {
  static final String NAME = "routing-pools";
  private static final long GIVE_UP_AFTER_NANOS = Duration.ofSeconds(30).toNanos();
  private final IMap<UUID, PoolEntry> map;
  private final PartitionService partitions;

  /** Gets the map at start: the first look-up asks the cluster. */
  PoolMap(HazelcastInstance member) {
    this.map = member.getMap(NAME);
    this.partitions = member.getPartitionService();
  }

  /** This member owns, or would own, the pool of the tenant. */
  boolean isHere(UUID tenant) {
    Member owner = partitions.getPartition(tenant).getOwner();
    return owner != null && owner.localMember();
  }

  Set<UUID> localKeys() {
    return map.localKeySet();
  }

  /**
   * Sends the processor to the owner, again if a member died before it answered. The second time
   * may meet a pool that has applied it: whoever sends must be able to repeat it.
   */
  PoolResponse send(UUID tenant, PoolProcessor processor) {
    long start = System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      try {
        return await(map.submitToKey(tenant, processor)).response();
      } catch (HazelcastException | TimeoutException unsure) {
        if (System.nanoTime() - start > GIVE_UP_AFTER_NANOS) {
          throw new PoolUnavailableException("no answer from the pool of " + tenant, unsure);
        }
        Waits.pause(Math.min(500, 20L << Math.min(attempt, 5)));
      } catch (HazelcastInstanceNotActiveException stopping) {
        throw new PoolUnavailableException("this member is stopping", stopping);
      }
    }
  }

  /**
   * Suspends the virtual thread; on a Vert.x context other work of that context goes on meanwhile.
   */
  private static <T> T await(CompletionStage<T> stage) throws TimeoutException {
    try {
      return Waits.atMost(stage, 30, TimeUnit.SECONDS);
    } catch (Throwable failed) {
      throw failure(failed);
    }
  }

  /** A wait may throw anything, checked or not. */
  private static RuntimeException failure(Throwable failed) throws TimeoutException {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    return switch (cause) {
      case Error error -> throw error;
      case TimeoutException late -> throw late;
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield new PoolUnavailableException("interrupted while waiting for a pool", interrupted);
      }
      case RuntimeException bug -> bug;
      default -> new PoolUnavailableException("the pool did not answer", cause);
    };
  }
}
