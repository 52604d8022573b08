package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Where nodes, PostgreSQL and clients reach each other: Linux network namespaces behind a bridge,
 * where a link can be cut, or plain loopback, where it cannot.
 */
sealed interface Network extends AutoCloseable {
  /** The address of node {@code index}. */
  String node(int index);

  /** The address at which nodes reach this machine. */
  String here();

  /** What starts a command on node {@code index}. */
  List<String> on(int index);

  /** Why links cannot be cut; empty when they can. */
  String obstacle();

  /** Nothing passes from or to the node but what comes from here. */
  void isolate(int index, int nodes);

  /** The node hears no other node and is still heard. */
  void deafen(int index, int nodes);

  void heal(int index);

  @Override
  void close();

  /** Namespaces where this machine and this user allow them. */
  static Network open(int nodes) {
    if (!Shell.isRoot()) {
      return new Loopback("network namespaces need root");
    }
    Namespaces made = new Namespaces("c" + ProcessHandle.current().pid() % 100_000);
    try {
      made.make(nodes);
      return made;
    } catch (IllegalStateException refused) {
      made.close();
      return new Loopback("no network namespaces here: " + refused.getMessage());
    }
  }

  /** All on 127.0.0.1. */
  record Loopback(String obstacle) implements Network {
    @Override
    public String node(int index) {
      return "127.0.0.1";
    }

    @Override
    public String here() {
      return "127.0.0.1";
    }

    @Override
    public List<String> on(int index) {
      return List.of();
    }

    @Override
    public void isolate(int index, int nodes) {
      throw new IllegalStateException(obstacle);
    }

    @Override
    public void deafen(int index, int nodes) {
      throw new IllegalStateException(obstacle);
    }

    @Override
    public void heal(int index) {}

    @Override
    public void close() {}
  }

  /**
   * One namespace for each node, and one for the bridge between them: this machine's own rules
   * about what it forwards say nothing there.
   */
  final class Namespaces implements Network {
    private static final String PREFIX = "10.213.77.";

    private final String name;
    private final List<String> spaces = new ArrayList<>();

    Namespaces(String name) {
      this.name = name;
    }

    private void make(int nodes) {
      addSpace(hub());
      inHub("ip", "link", "add", "hub", "type", "bridge");
      inHub("ip", "link", "set", "hub", "up");
      plug(name + "x", name + "y");
      Shell.run("ip", "addr", "add", here() + "/24", "dev", name + "x");
      Shell.run("ip", "link", "set", name + "x", "up");
      for (int i = 0; i < nodes; i++) {
        addSpace(space(i));
        plug(name + "i", name + "o" + i);
        Shell.run("ip", "link", "set", name + "i", "netns", space(i));
        in(i, "ip", "addr", "add", node(i) + "/24", "dev", name + "i");
        in(i, "ip", "link", "set", name + "i", "up");
        in(i, "ip", "link", "set", "lo", "up");
        in(i, "iptables", "-L", "INPUT", "-n");
      }
      requireWay();
    }

    private String hub() {
      return name + "h";
    }

    private String space(int index) {
      return name + "n" + index;
    }

    private void addSpace(String space) {
      Shell.run("ip", "netns", "add", space);
      spaces.add(space);
    }

    /** A cable from here to the hub. */
    private void plug(String end, String atHub) {
      Shell.run("ip", "link", "add", end, "type", "veth", "peer", "name", atHub);
      Shell.run("ip", "link", "set", atHub, "netns", hub());
      inHub("ip", "link", "set", atHub, "master", "hub");
      inHub("ip", "link", "set", atHub, "up");
    }

    private void inHub(String... command) {
      List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", hub()));
      whole.addAll(List.of(command));
      Shell.run(whole.toArray(String[]::new));
    }

    /** Nothing listens at that port, and only whoever can be reached says so. */
    private void requireWay() {
      List<String> knock = new ArrayList<>(on(0));
      knock.addAll(List.of("timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + node(1) + "/9"));
      String answer = Shell.attempt(knock.toArray(String[]::new)).output();
      if (!answer.contains("refused")) {
        throw new IllegalStateException("one namespace does not reach another: " + answer);
      }
    }

    private void in(int index, String... command) {
      List<String> whole = new ArrayList<>(on(index));
      whole.addAll(List.of(command));
      Shell.run(whole.toArray(String[]::new));
    }

    @Override
    public String node(int index) {
      return PREFIX + (11 + index);
    }

    @Override
    public String here() {
      return PREFIX + 1;
    }

    @Override
    public List<String> on(int index) {
      return List.of("ip", "netns", "exec", space(index));
    }

    @Override
    public String obstacle() {
      return "";
    }

    @Override
    public void isolate(int index, int nodes) {
      deafen(index, nodes);
      for (int other = 0; other < nodes; other++) {
        if (other != index) {
          in(index, "iptables", "-A", "OUTPUT", "-d", node(other), "-j", "DROP");
        }
      }
    }

    @Override
    public void deafen(int index, int nodes) {
      for (int other = 0; other < nodes; other++) {
        if (other != index) {
          in(index, "iptables", "-A", "INPUT", "-s", node(other), "-j", "DROP");
        }
      }
    }

    @Override
    public void heal(int index) {
      in(index, "iptables", "-F");
    }

    @Override
    public void close() {
      spaces.forEach(space -> Shell.attempt("ip", "netns", "del", space));
      Shell.attempt("ip", "link", "del", name + "x");
    }
  }
}
