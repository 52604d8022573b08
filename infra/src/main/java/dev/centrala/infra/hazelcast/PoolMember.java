package dev.centrala.infra.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a pool needs of the member it is on: its clock, its timers, who keeps its figures. */
record PoolMember(InstantSource clock, Alarm alarm, PoolWatch watch) {
  private static final String KEY = "centrala.routing.pools";
  private static final PoolMember NONE =
      new PoolMember(InstantSource.system(), (tenant, at) -> {}, PoolWatch.NONE);

  /** Is told when the pool of a tenant next has something due. */
  @FunctionalInterface
  interface Alarm {
    void dueAfter(UUID tenant, long millis);
  }

  static PoolMember of(@Nullable HazelcastInstance member) {
    return member != null && member.getUserContext().get(KEY) instanceof PoolMember here
        ? here
        : NONE;
  }

  void settleIn(HazelcastInstance member) {
    member.getUserContext().put(KEY, this);
  }

  /** Reports the next deadline of a pool on its owner; 0 is none. */
  void report(UUID tenant, long deadlineMillis, long nowMillis) {
    if (deadlineMillis > 0) {
      alarm.dueAfter(tenant, Math.max(0, deadlineMillis - nowMillis));
    }
  }
}
