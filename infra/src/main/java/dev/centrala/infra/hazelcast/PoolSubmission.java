package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.SequencedPool.Caller;
import dev.centrala.core.routing.pool.SequencedPool.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command of one caller, applied on the owner under the owner's clock. */
final class PoolSubmission extends PoolProcessor {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(PoolSubmission.class);
  private transient Caller caller = new Caller(0, 0);
  private transient long sequence;
  private transient @Nullable PoolCommand command;
  private transient String messages = PoolWire.MESSAGES;

  PoolSubmission() {}

  PoolSubmission(Caller caller, long sequence, PoolCommand command) {
    this.caller = caller;
    this.sequence = sequence;
    this.command = command;
  }

  @Override
  PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held == null) {
      return new PoolResponse.Missing();
    }
    if (command == null || held.isForeign()) {
      return new PoolResponse.Fenced(PoolWire.VERSION, command == null ? messages : held.version());
    }
    long now = held.stamp(here.clock().millis());
    try {
      return switch (held.pool().apply(caller, sequence, command, now)) {
        case Outcome.NotEnrolled() -> new PoolResponse.NotEnrolled();
        case Outcome.Evicted() -> new PoolResponse.Evicted();
        case Outcome.Answered(var reply, boolean repeated) -> {
          if (!repeated) {
            replicate(new PoolApplication(caller, sequence, command, reply.atMillis()));
            here.report(entry.getKey(), reply.nextDeadlineMillis(), now);
          }
          yield new PoolResponse.Replied(reply);
        }
      };
    } catch (RuntimeException broken) {
      // Half a change must not stay: the pool goes, here and on the backup, and is rebuilt from the
      // database.
      LOG.error("routing pool of {} broke at {}", entry.getKey(), command.getClass(), broken);
      entry.setValue(null);
      replicate(new PoolRemoval());
      return new PoolResponse.Missing();
    }
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(PoolWire.MESSAGES);
    out.writeLong(caller.incarnation());
    out.writeLong(caller.number());
    out.writeLong(sequence);
    out.writeByteArray(PoolWire.COMMANDS.toBytes(Objects.requireNonNull(command)));
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    messages = Objects.requireNonNull(in.readString());
    caller = new Caller(in.readLong(), in.readLong());
    sequence = in.readLong();
    byte[] bytes = Objects.requireNonNull(in.readByteArray());
    command = messages.equals(PoolWire.MESSAGES) ? PoolWire.COMMANDS.fromBytes(bytes) : null;
  }

  @Override
  public int getClassId() {
    return PoolWire.SUBMISSION;
  }
}
