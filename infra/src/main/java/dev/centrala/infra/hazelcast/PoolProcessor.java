package dev.centrala.infra.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all processors on the pool map share. One instance may run more than once: a retry starts
 * afresh.
 */
abstract class PoolProcessor
    implements EntryProcessor<UUID, PoolEntry, PoolResponseData>,
        IdentifiedDataSerializable,
        HazelcastInstanceAware {
  private static final long serialVersionUID = 1;
  private transient @Nullable HazelcastInstance member;
  private transient @Nullable PoolProcessor backup;

  @Override
  public final void setHazelcastInstance(HazelcastInstance hazelcastInstance) {
    member = hazelcastInstance;
  }

  @Override
  public final @Nullable PoolResponseData process(Map.Entry<UUID, PoolEntry> entry) {
    backup = null;
    PoolResponse response = process(entry, PoolMember.of(member));
    return response == null ? null : new PoolResponseData(response);
  }

  /**
   * Runs on the partition's thread; an answer of null comes from a backup, where nobody listens.
   */
  abstract @Nullable PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here);

  final @Nullable HazelcastInstance member() {
    return member;
  }

  /** What the backup is to do; nothing unless this is called. */
  final void replicate(PoolProcessor onBackup) {
    backup = onBackup;
  }

  @Override
  public final @Nullable EntryProcessor<UUID, PoolEntry, PoolResponseData> getBackupProcessor() {
    return backup;
  }

  @Override
  public final int getFactoryId() {
    return PoolWire.FACTORY_ID;
  }
}
