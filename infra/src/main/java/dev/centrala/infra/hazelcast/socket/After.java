package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import dev.centrala.web.socket.DeskFeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what follows a number. */
final class After
    implements EntryProcessor<String, @Nullable Desktops, After.Slice>,
        ReadOnly,
        IdentifiedDataSerializable {
  private static final long serialVersionUID = 1;
  private transient long seq;

  After() {}

  After(long seq) {
    this.seq = seq;
  }

  /** On its way over the network. */
  static final class Slice implements IdentifiedDataSerializable {
    private boolean gone;
    private boolean more;
    private List<DeskFeed.Entry> entries = List.of();

    Slice() {}

    private Slice(boolean gone, List<DeskFeed.Entry> entries, boolean more) {
      this.gone = gone;
      this.entries = entries;
      this.more = more;
    }

    DeskFeed.Slice read() {
      return gone ? new DeskFeed.Slice.Gone() : new DeskFeed.Slice.Next(entries, more);
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
      out.writeBoolean(gone);
      out.writeBoolean(more);
      out.writeInt(entries.size());
      for (DeskFeed.Entry entry : entries) {
        out.writeLong(entry.seq());
        out.writeString(entry.frame());
      }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
      gone = in.readBoolean();
      more = in.readBoolean();
      int size = in.readInt();
      List<DeskFeed.Entry> read = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        read.add(new DeskFeed.Entry(in.readLong(), Objects.requireNonNull(in.readString())));
      }
      entries = read;
    }

    @Override
    public int getFactoryId() {
      return SocketWire.FACTORY_ID;
    }

    @Override
    public int getClassId() {
      return SocketWire.SLICE;
    }
  }

  @Override
  public Slice process(Map.Entry<String, @Nullable Desktops> entry) {
    Desktops desktops = entry.getValue();
    FeedRing ring = desktops == null ? null : desktops.ring();
    if (ring == null || !ring.reaches(seq)) {
      return new Slice(true, List.of(), false);
    }
    List<DeskFeed.Entry> next = ring.after(seq);
    return new Slice(false, next, !next.isEmpty() && next.getLast().seq() < ring.newest());
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeLong(seq);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    seq = in.readLong();
  }

  @Override
  public int getFactoryId() {
    return SocketWire.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return SocketWire.AFTER;
  }
}
