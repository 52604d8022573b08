package dev.centrala.infra.hazelcast;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.PoolQuery;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question to a pool, answered on its owner. */
final class PoolQuestion extends PoolProcessor implements ReadOnly {
  private static final long serialVersionUID = 1;
  private transient @Nullable PoolQuery query;
  private transient String messages = PoolWire.MESSAGES;

  PoolQuestion() {}

  PoolQuestion(PoolQuery query) {
    this.query = query;
  }

  @Override
  PoolResponse process(Map.Entry<UUID, PoolEntry> entry, PoolMember here) {
    PoolEntry held = entry.getValue();
    if (held == null) {
      return new PoolResponse.Missing();
    }
    if (query == null || held.isForeign()) {
      return new PoolResponse.Fenced(PoolWire.VERSION, query == null ? messages : held.version());
    }
    long now = held.stamp(here.clock().millis());
    return new PoolResponse.Answered(held.pool().pool().ask(query, now));
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(PoolWire.MESSAGES);
    out.writeByteArray(PoolWire.QUERIES.toBytes(Objects.requireNonNull(query)));
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    messages = Objects.requireNonNull(in.readString());
    byte[] bytes = Objects.requireNonNull(in.readByteArray());
    query = messages.equals(PoolWire.MESSAGES) ? PoolWire.QUERIES.fromBytes(bytes) : null;
  }

  @Override
  public int getClassId() {
    return PoolWire.QUESTION;
  }
}
