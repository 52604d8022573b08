package dev.centrala.infra.hazelcast.socket;

import java.io.Serial;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sockets of one agent or one chat and the node that holds each. Changed only by the map's
 * processors.
 */
final class Holders implements Serializable {
  @Serial private static final long serialVersionUID = 2L;

  private final TreeMap<String, String> nodeBySocket = new TreeMap<>();

  /** True when it is the first. */
  boolean add(String socket, String node) {
    boolean first = isEmpty();
    nodeBySocket.put(socket, node);
    return first;
  }

  /** True when it was there. */
  boolean remove(String socket) {
    return nodeBySocket.remove(socket) != null;
  }

  /** Removes the sockets of nodes that are not among these; true when there were any. */
  boolean keep(Set<String> nodes) {
    return nodeBySocket.values().retainAll(nodes);
  }

  boolean isEmpty() {
    return nodeBySocket.isEmpty();
  }

  /** The nodes that hold a socket, each once. */
  String[] nodes() {
    return switch (nodeBySocket.size()) {
      case 0 -> new String[0];
      case 1 -> new String[] {nodeBySocket.firstEntry().getValue()};
      default -> new TreeSet<>(nodeBySocket.values()).toArray(String[]::new);
    };
  }
}
