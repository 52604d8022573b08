package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Enrols a caller under a number of its own drawing; a repeat finds it enrolled. */
final class PoolEnrolment extends PoolProcessor {
  private static final long serialVersionUID = 1;
  private transient long number;
  private transient String messages = PoolWire.MESSAGES;

  PoolEnrolment() {}

  PoolEnrolment(long number) {
    this.number = number;
  }

  @Override
  PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held == null) {
      return new PoolResponse.Missing();
    }
    boolean understood = messages.equals(PoolWire.MESSAGES);
    if (!understood || held.isForeign()) {
      return new PoolResponse.Fenced(PoolWire.VERSION, understood ? held.version() : messages);
    }
    long now = held.stamp(here.clock().millis());
    Caller caller = held.pool().enrol(number, now);
    replicate(PoolApplication.enrolment(caller, now));
    return new PoolResponse.Enrolled(caller);
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(PoolWire.MESSAGES);
    out.writeLong(number);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    messages = Objects.requireNonNull(in.readString());
    number = in.readLong();
  }

  @Override
  public int getClassId() {
    return PoolWire.ENROLMENT;
  }
}
