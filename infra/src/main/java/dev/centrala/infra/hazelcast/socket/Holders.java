package dev.centrala.infra.hazelcast.socket;

import java.io.Serial;
import java.io.Serializable;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sockets of one agent or one chat and the node that holds each. Changed only by the map's
 * processors, and looked at meanwhile by sweeps: each change makes a new list.
 */
final class Holders implements Serializable {
  @Serial private static final long serialVersionUID = 2L;

  private volatile SortedMap<String, String> nodeBySocket = new TreeMap<>();

  /** True when it is the first. */
  boolean add(String socket, String node) {
    boolean first = isEmpty();
    TreeMap<String, String> more = new TreeMap<>(nodeBySocket);
    more.put(socket, node);
    nodeBySocket = more;
    return first;
  }

  /** True when it was there. */
  boolean remove(String socket) {
    TreeMap<String, String> fewer = new TreeMap<>(nodeBySocket);
    boolean there = fewer.remove(socket) != null;
    nodeBySocket = fewer;
    return there;
  }

  /** Removes the sockets of nodes that are not among these; true when there were any. */
  boolean keep(Set<String> nodes) {
    TreeMap<String, String> fewer = new TreeMap<>(nodeBySocket);
    boolean lost = fewer.values().retainAll(nodes);
    nodeBySocket = fewer;
    return lost;
  }

  /** Some node that is not among these holds a socket. */
  boolean isBeyond(Set<String> nodes) {
    return !nodes.containsAll(nodeBySocket.values());
  }

  boolean isEmpty() {
    return nodeBySocket.isEmpty();
  }

  /** The nodes that hold a socket, each once. */
  String[] nodes() {
    SortedMap<String, String> now = nodeBySocket;
    return switch (now.size()) {
      case 0 -> new String[0];
      case 1 -> new String[] {now.firstEntry().getValue()};
      default -> new TreeSet<>(now.values()).toArray(String[]::new);
    };
  }
}
