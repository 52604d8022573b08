package dev.centrala.infra.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a node finds the others, from {@code CENTRALA_CLUSTER}. */
public sealed interface ClusterJoin {
  /** A node on its own. */
  record None() implements ClusterJoin {}

  record Multicast() implements ClusterJoin {}

  /** A fixed list of members; a member without a port listens on the default one. */
  record Tcp(List<HostPort> members) implements ClusterJoin {}

  /** The pods behind a headless service of the same namespace. */
  record Kubernetes(String service) implements ClusterJoin {}

  /** Empty when the text has none of the four forms. */
  static Optional<ClusterJoin> parse(String text) {
    if (text.equals("none")) {
      return Optional.of(new None());
    }
    if (text.equals("multicast")) {
      return Optional.of(new Multicast());
    }
    if (text.matches("kubernetes:[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
      return Optional.of(new Kubernetes(text.substring("kubernetes:".length())));
    }
    return text.startsWith("tcp:") ? tcp(text.substring("tcp:".length())) : Optional.empty();
  }

  private static Optional<ClusterJoin> tcp(String list) {
    List<HostPort> members = new ArrayList<>();
    for (String member : list.split(",", -1)) {
      Optional<HostPort> parsed = HostPort.parse(member);
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      members.add(parsed.get());
    }
    return Optional.of(new Tcp(List.copyOf(members)));
  }
}
