package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.query.Predicate;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done to an agent's {@link Desktops} where they are kept, but for {@link Append} and
 * {@link After}, which are done often.
 */
final class DesktopSteps {
  private DesktopSteps() {}

  /** Adds a socket; true when it is the first. */
  record Join(String socket, String node)
      implements EntryProcessor<String, @Nullable Desktops, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = of(entry);
      boolean first = desktops.holders().add(socket, node);
      entry.setValue(desktops);
      return first;
    }
  }

  /** Removes a socket; true when it was the last. */
  record Leave(String socket, long nowMillis)
      implements EntryProcessor<String, @Nullable Desktops, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      if (desktops == null || !desktops.holders().remove(socket)) {
        return false;
      }
      desktops.seen(nowMillis);
      entry.setValue(desktops);
      return desktops.holders().isEmpty();
    }
  }

  /** Agents with a socket of a node that is not among these; looked for by a sweep. */
  record Stale(TreeSet<String> nodes) implements Predicate<String, Desktops> {
    @Override
    public boolean apply(Map.Entry<String, Desktops> entry) {
      return entry.getValue().holders().isBeyond(nodes);
    }
  }

  /** Agents who are not here and to whom nothing was said since then. */
  record Done(long sinceMillis) implements Predicate<String, Desktops> {
    @Override
    public boolean apply(Map.Entry<String, Desktops> entry) {
      return entry.getValue().isDone(sinceMillis);
    }
  }

  /** Removes the sockets of nodes that are not among these; true when none is left of some. */
  record Keep(TreeSet<String> nodes, long nowMillis)
      implements EntryProcessor<String, @Nullable Desktops, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      if (desktops == null || !desktops.holders().keep(nodes)) {
        return false;
      }
      desktops.seen(nowMillis);
      entry.setValue(desktops);
      return desktops.holders().isEmpty();
    }
  }

  /** Removes all of an agent who is not here and to whom nothing was said since then. */
  record Retire(long sinceMillis)
      implements EntryProcessor<String, @Nullable Desktops, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      if (desktops != null && desktops.isDone(sinceMillis)) {
        entry.setValue(null);
      }
      return null;
    }
  }

  /** The nodes that hold a socket. */
  record Nodes() implements EntryProcessor<String, @Nullable Desktops, String[]>, ReadOnly {
    @Override
    public String[] process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      return desktops == null ? new String[0] : desktops.holders().nodes();
    }
  }

  /** The newest number of a ring that is made if need be. */
  record Newest(long nowMillis) implements EntryProcessor<String, @Nullable Desktops, Long> {
    @Override
    public Long process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = of(entry);
      boolean isNew = desktops.ring() == null;
      long newest = desktops.ring(nowMillis).newest();
      if (isNew) {
        entry.setValue(desktops);
      }
      return newest;
    }
  }

  /** Makes everybody who follows this agent's ring take a snapshot. */
  record Restart(long nowMillis)
      implements EntryProcessor<String, @Nullable Desktops, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      if (desktops != null && desktops.ring() != null) {
        desktops.ring(nowMillis).restart(nowMillis);
        entry.setValue(desktops);
      }
      return null;
    }
  }

  /** The ring lacks something: it goes, and whoever followed it takes a snapshot. */
  record Forget() implements EntryProcessor<String, @Nullable Desktops, @Nullable Void> {
    @Override
    public @Nullable Void process(Map.Entry<String, @Nullable Desktops> entry) {
      Desktops desktops = entry.getValue();
      if (desktops != null) {
        desktops.forgetRing();
        entry.setValue(desktops);
      }
      return null;
    }
  }

  static Desktops of(Map.Entry<String, @Nullable Desktops> entry) {
    Desktops present = entry.getValue();
    return present == null ? new Desktops() : present;
  }
}
