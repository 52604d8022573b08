package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import java.util.Map;
import java.util.UUID;

/** Asks for a caller's number. Asked twice, it gives two: an unused number does no harm. */
final class PoolEnrolment extends PoolProcessor {
  private static final long serialVersionUID = 1;

  @Override
  PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held == null) {
      return new PoolResponse.Missing();
    }
    if (held.isForeign()) {
      return new PoolResponse.Fenced(PoolWire.VERSION, held.version());
    }
    long now = held.stamp(here.clock().millis());
    Caller caller = held.pool().enrol(now);
    replicate(PoolApplication.enrolment(caller, now));
    return new PoolResponse.Enrolled(caller);
  }

  @Override
  public void writeData(ObjectDataOutput out) {}

  @Override
  public void readData(ObjectDataInput in) {}

  @Override
  public int getClassId() {
    return PoolWire.ENROLMENT;
  }
}
