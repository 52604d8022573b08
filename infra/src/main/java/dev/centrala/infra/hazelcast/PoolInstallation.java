package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.SequencedPool;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Puts a rebuilt pool in place, unless one of the same or a later incarnation stands. */
final class PoolInstallation extends PoolProcessor {
  private static final long serialVersionUID = 1;
  private transient String version = PoolWire.VERSION;
  private transient long incarnation;
  private transient byte[] image = new byte[0];

  PoolInstallation() {}

  PoolInstallation(SequencedPool pool) {
    this.incarnation = pool.pool().incarnation();
    this.image = PoolWire.IMAGES.toBytes(pool.toImage());
  }

  @Override
  PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held != null && held.incarnation() >= incarnation) {
      return new PoolResponse.Installed(false, held.incarnation());
    }
    PoolEntry made = entry();
    made.setHazelcastInstance(member());
    entry.setValue(made);
    replicate(this);
    // The first tick decides what the rebuilt pool can decide.
    here.alarm().dueAfter(entry.getKey(), 0);
    return made.isForeign()
        ? new PoolResponse.Fenced(PoolWire.VERSION, version)
        : new PoolResponse.Installed(true, incarnation);
  }

  private PoolEntry entry() {
    return version.equals(PoolWire.VERSION)
        ? new PoolEntry(SequencedPool.fromImage(PoolWire.IMAGES.fromBytes(image)))
        : new PoolEntry(version, incarnation, image);
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(version);
    out.writeLong(incarnation);
    out.writeByteArray(image);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    version = Objects.requireNonNull(in.readString());
    incarnation = in.readLong();
    image = Objects.requireNonNull(in.readByteArray());
  }

  @Override
  public int getClassId() {
    return PoolWire.INSTALLATION;
  }
}
