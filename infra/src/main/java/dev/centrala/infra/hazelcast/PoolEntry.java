package dev.centrala.infra.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import dev.centrala.core.routing.pool.SequencedPool;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of the pool map: a live pool, or the bytes of one that another release wrote, which
 * this member keeps but cannot apply. Written only when a partition moves.
 */
final class PoolEntry implements IdentifiedDataSerializable, HazelcastInstanceAware {
  private String version = PoolWire.VERSION;
  private long incarnation;
  private @Nullable SequencedPool pool;
  private byte[] foreignBytes = new byte[0];

  /** Of the last owner; kept so that a change of owner is no jump in time. */
  private final ClockSkew skew = new ClockSkew();

  private @Nullable HazelcastInstance member;

  PoolEntry() {}

  PoolEntry(SequencedPool pool) {
    this.pool = pool;
    this.incarnation = pool.pool().incarnation();
  }

  PoolEntry(String version, long incarnation, byte[] foreignBytes) {
    this.version = version;
    this.incarnation = incarnation;
    this.foreignBytes = foreignBytes;
  }

  /** Called by the cluster for an entry that arrives, and by who makes one here. */
  @Override
  public void setHazelcastInstance(@Nullable HazelcastInstance here) {
    member = here;
  }

  boolean isForeign() {
    return pool == null;
  }

  String version() {
    return version;
  }

  long incarnation() {
    return incarnation;
  }

  SequencedPool pool() {
    return Objects.requireNonNull(pool, "a pool of another release");
  }

  /** The time for a command on the owner. */
  long stamp(long localMillis) {
    return localMillis + skew.millis();
  }

  /** On a backup: remembers how the owner's clock stands to this member's. */
  void followClock(long ownerMillis, long localMillis) {
    skew.follow(ownerMillis, localMillis);
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    PoolMember.of(member).watch().serialised();
    out.writeString(version);
    out.writeLong(incarnation);
    out.writeByteArray(pool == null ? foreignBytes : PoolWire.IMAGES.toBytes(pool.toImage()));
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    version = Objects.requireNonNull(in.readString());
    incarnation = in.readLong();
    byte[] bytes = Objects.requireNonNull(in.readByteArray());
    if (version.equals(PoolWire.VERSION)) {
      pool = SequencedPool.fromImage(PoolWire.IMAGES.fromBytes(bytes));
    } else {
      foreignBytes = bytes;
    }
  }

  @Override
  public int getFactoryId() {
    return PoolWire.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return PoolWire.ENTRY;
  }
}
