package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On the backup: the command that the owner applied, or an enrolment, at the owner's time. */
final class PoolApplication extends PoolProcessor {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(PoolApplication.class);
  private transient Caller caller = new Caller(0, 0);
  private transient long sequence;
  private transient @Nullable PoolCommand command;
  private transient long stamp;
  private transient boolean foreign;

  PoolApplication() {}

  PoolApplication(Caller caller, long sequence, @Nullable PoolCommand command, long stamp) {
    this.caller = caller;
    this.sequence = sequence;
    this.command = command;
    this.stamp = stamp;
  }

  /** An enrolment is an application without a command. */
  static PoolApplication enrolment(Caller caller, long stamp) {
    return new PoolApplication(caller, 0, null, stamp);
  }

  @Override
  @Nullable PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held == null) {
      return null;
    }
    if (foreign || held.isForeign()) {
      // A replica that cannot follow is worse than none: without it, the pool is rebuilt.
      entry.setValue(null);
      return null;
    }
    try {
      if (command == null) {
        held.pool().enrol(caller.number(), stamp);
      } else {
        held.pool().apply(caller, sequence, command, stamp);
      }
      held.followClock(stamp, here.clock().millis());
    } catch (RuntimeException broken) {
      LOG.error("backup of the routing pool of {} broke", entry.getKey(), broken);
      entry.setValue(null);
    }
    return null;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(PoolWire.VERSION);
    out.writeLong(caller.incarnation());
    out.writeLong(caller.number());
    out.writeLong(sequence);
    out.writeLong(stamp);
    out.writeByteArray(command == null ? null : PoolWire.COMMANDS.toBytes(command));
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    foreign = !Objects.requireNonNull(in.readString()).equals(PoolWire.VERSION);
    caller = new Caller(in.readLong(), in.readLong());
    sequence = in.readLong();
    stamp = in.readLong();
    byte[] bytes = in.readByteArray();
    command = bytes == null || foreign ? null : PoolWire.COMMANDS.fromBytes(bytes);
  }

  @Override
  public int getClassId() {
    return PoolWire.APPLICATION;
  }
}
