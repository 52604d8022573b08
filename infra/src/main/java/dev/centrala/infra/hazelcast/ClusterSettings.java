package dev.centrala.infra.hazelcast;

import java.util.List;

/**
 * How members find each other. {@code port} 0 takes any free one. {@code joinWaitSeconds} is how
 * long a new member looks for others before it starts a cluster of its own.
 */
public record ClusterSettings(String name, Join join, int port, int joinWaitSeconds) {
  public static final int DEFAULT_PORT = 5701;

  /** Ways to find other members. */
  public sealed interface Join {
    /** There are none: bound to loopback. */
    record Alone() implements Join {}

    /** Whoever answers in the local network. */
    record Multicast() implements Join {}

    /** The members listed, each {@code host:port}. */
    record Tcp(List<String> members) implements Join {
      public Tcp {
        members = List.copyOf(members);
      }
    }

    /** The pods behind a headless service, found by DNS, which needs no rights in the cluster. */
    record Kubernetes(String service) implements Join {}
  }

  /**
   * Reads {@code none}, {@code multicast}, {@code tcp:host1:port,host2:port} or {@code
   * kubernetes:service}.
   *
   * @throws IllegalArgumentException with a message fit for the list of configuration errors
   */
  public static Join parseJoin(String text) {
    if (text.equals("none")) {
      return new Join.Alone();
    }
    if (text.equals("multicast")) {
      return new Join.Multicast();
    }
    if (text.startsWith("tcp:") && text.length() > "tcp:".length()) {
      return new Join.Tcp(List.of(text.substring("tcp:".length()).split(",", -1)));
    }
    if (text.startsWith("kubernetes:") && text.length() > "kubernetes:".length()) {
      return new Join.Kubernetes(text.substring("kubernetes:".length()));
    }
    throw new IllegalArgumentException(
        "must be none, multicast, tcp:host1:port,host2:port or kubernetes:service, not " + text);
  }
}
