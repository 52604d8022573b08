package dev.centrala.infra.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three nodes against one PostgreSQL, and a post office for their mails. */
final class ClusterUnderTest implements AutoCloseable {
  static final int NODES = 3;
  private static final long LONGEST_UNION_MILLIS = 150_000;

  private final Network network;
  private final PostgresServer database;
  private final PostOffice mails;
  private final List<NodeUnderTest> nodes = new ArrayList<>();

  private ClusterUnderTest(Network network, PostgresServer database, PostOffice mails) {
    this.network = network;
    this.database = database;
    this.mails = mails;
  }

  static ClusterUnderTest start(Path directory, long seed) throws IOException, SQLException {
    Network network = Network.open(NODES);
    System.out.println(network.obstacle().isEmpty() ? "nodes in namespaces" : network.obstacle());
    PostOffice mails = new PostOffice();
    PostgresServer database = new PostgresServer(directory, network.here());
    ClusterUnderTest cluster = new ClusterUnderTest(network, database, mails);
    Path key = directory.resolve("master.key");
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    Files.writeString(key, Base64.getEncoder().encodeToString(secret));
    Files.writeString(
        directory.resolve("hosts"),
        "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
    int firstPort = 20_000 + (int) (ProcessHandle.current().pid() % 500) * 20;
    cluster.addNodes(directory, key, firstPort, NextRelease.in(directory));
    try {
      // The first one migrates; the others find the schema as it must be.
      cluster.node(0).start();
      cluster.node(0).awaitReady();
      cluster.nodes.stream().skip(1).forEach(NodeUnderTest::start);
      cluster.awaitUnion();
      return cluster;
    } catch (RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  private void addNodes(Path directory, Path key, int firstPort, Path nextRelease) {
    String join =
        IntStream.range(0, NODES)
            .mapToObj(i -> network.node(i) + ":" + (firstPort + 4 * i + 2))
            .collect(Collectors.joining(",", "tcp:", ""));
    for (int i = 0; i < NODES; i++) {
      int port = firstPort + 4 * i;
      String base = "http://" + network.node(i) + ":";
      nodes.add(
          new NodeUnderTest(
              i,
              network.on(i),
              Map.of(
                  "CENTRALA_DATABASE_URL",
                  database.url(),
                  "CENTRALA_MASTER_KEY_FILE",
                  key.toString(),
                  "CENTRALA_SMTP_URL",
                  "smtp://" + network.here() + ":" + mails.port(),
                  "CENTRALA_PUBLIC_URL",
                  "http://" + network.node(0) + ":" + firstPort,
                  "CENTRALA_HTTP_PORT",
                  Integer.toString(port),
                  "CENTRALA_MANAGEMENT_PORT",
                  Integer.toString(port + 1),
                  "CENTRALA_HAZELCAST_PORT",
                  Integer.toString(port + 2),
                  "CENTRALA_EVENT_BUS_PORT",
                  Integer.toString(port + 3),
                  "CENTRALA_CLUSTER",
                  join,
                  "CENTRALA_TRUSTED_PROXIES",
                  network.here()),
              URI.create(base + port),
              URI.create(base + (port + 1)),
              directory.resolve("node-" + i + ".log"),
              nextRelease));
    }
  }

  NodeUnderTest node(int index) {
    return nodes.get(index);
  }

  List<URI> addresses() {
    return nodes.stream().map(NodeUnderTest::http).toList();
  }

  Network network() {
    return network;
  }

  PostgresServer database() {
    return database;
  }

  PostOffice mails() {
    return mails;
  }

  /** All nodes serve and see each other. */
  void awaitUnion() {
    boolean united =
        Pause.until(
            LONGEST_UNION_MILLIS,
            () -> nodes.stream().allMatch(node -> node.members() == NODES && node.isReady()));
    if (!united) {
      throw new IllegalStateException(
          "the nodes do not find together: "
              + nodes.stream().map(n -> n.members() + " " + n.isReady() + " " + n.log()).toList());
    }
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(ClusterUnderTest::end);
    mails.close();
    database.close();
    network.close();
  }

  private static void end(NodeUnderTest node) {
    try {
      node.kill();
    } catch (RuntimeException neverStarted) {
      // There is nothing to end.
    }
  }
}
