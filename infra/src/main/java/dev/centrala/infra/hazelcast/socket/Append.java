package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds deltas, oldest first; answers with the number of the last and with whom to tell. */
final class Append
    implements EntryProcessor<String, @Nullable Desktops, Append.Kept>, IdentifiedDataSerializable {
  private static final long serialVersionUID = 1;
  private transient List<String> frames = List.of();
  private transient long nowMillis;

  Append() {}

  Append(List<String> frames, long nowMillis) {
    this.frames = frames;
    this.nowMillis = nowMillis;
  }

  /** The deltas are kept. */
  static final class Kept implements IdentifiedDataSerializable {
    private long newest;
    private String[] nodes = {};

    Kept() {}

    private Kept(long newest, String[] nodes) {
      this.newest = newest;
      this.nodes = nodes;
    }

    /** The number of the last one; those before it have the numbers before. */
    long newest() {
      return newest;
    }

    /** Who holds a socket of the agent. */
    List<String> nodes() {
      return List.of(nodes);
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
      out.writeLong(newest);
      out.writeStringArray(nodes);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
      newest = in.readLong();
      nodes = Objects.requireNonNull(in.readStringArray());
    }

    @Override
    public int getFactoryId() {
      return SocketWire.FACTORY_ID;
    }

    @Override
    public int getClassId() {
      return SocketWire.KEPT;
    }
  }

  @Override
  public Kept process(Map.Entry<String, @Nullable Desktops> entry) {
    Desktops desktops = DesktopSteps.of(entry);
    FeedRing ring = desktops.ring(nowMillis);
    frames.forEach(ring::append);
    entry.setValue(desktops);
    return new Kept(ring.newest(), desktops.holders().nodes());
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeStringArray(frames.toArray(String[]::new));
    out.writeLong(nowMillis);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    frames = List.of(Objects.requireNonNull(in.readStringArray()));
    nowMillis = in.readLong();
  }

  @Override
  public int getFactoryId() {
    return SocketWire.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return SocketWire.APPEND;
  }
}
