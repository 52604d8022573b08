package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On the backup: the pool broke on its owner and goes here, too. */
final class PoolRemoval extends PoolProcessor {
  private static final long serialVersionUID = 1;

  @Override
  @Nullable PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    entry.setValue(null);
    return null;
  }

  @Override
  public void writeData(ObjectDataOutput out) {}

  @Override
  public void readData(ObjectDataInput in) {}

  @Override
  public int getClassId() {
    return PoolWire.REMOVAL;
  }
}
