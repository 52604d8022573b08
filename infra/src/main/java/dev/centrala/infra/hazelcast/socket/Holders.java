package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sockets of one agent or one chat and the node that holds each. Changed only by the map's
 * processors.
 */
final class Holders implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> nodeBySocket = new TreeMap<>();

  /** Adds a socket; true when it is the first. */
  record Join(String socket, String node) implements EntryProcessor<String, Holders, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, Holders> entry) {
      Holders present = entry.getValue();
      Holders holders = present == null ? new Holders() : present;
      boolean first = holders.nodeBySocket.isEmpty();
      holders.nodeBySocket.put(socket, node);
      entry.setValue(holders);
      return first;
    }
  }

  /** Removes a socket; true when it was the last. */
  record Leave(String socket) implements EntryProcessor<String, Holders, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, Holders> entry) {
      Holders holders = entry.getValue();
      if (holders == null || holders.nodeBySocket.remove(socket) == null) {
        return false;
      }
      return settle(entry, holders);
    }
  }

  /** Removes the sockets of nodes that are not among these; true when none is left of some. */
  record Keep(TreeSet<String> nodes) implements EntryProcessor<String, Holders, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, Holders> entry) {
      Holders holders = entry.getValue();
      if (holders == null || !holders.nodeBySocket.values().retainAll(nodes)) {
        return false;
      }
      return settle(entry, holders);
    }
  }

  /** The nodes that hold a socket. */
  record Nodes() implements EntryProcessor<String, Holders, TreeSet<String>>, ReadOnly {
    @Override
    public TreeSet<String> process(Map.Entry<String, Holders> entry) {
      Holders holders = entry.getValue();
      Set<String> nodes = holders == null ? Set.of() : Set.copyOf(holders.nodeBySocket.values());
      return new TreeSet<>(nodes);
    }
  }

  @SuppressWarnings(
      "NullAway") // A null value removes the entry; the map's interface does not say so.
  private static boolean settle(Map.Entry<String, Holders> entry, Holders holders) {
    boolean empty = holders.nodeBySocket.isEmpty();
    entry.setValue(empty ? null : holders);
    return empty;
  }
}
