package dev.centrala.infra.scenario;

import dev.centrala.infra.node.Main;
import dev.centrala.infra.port.FreePorts;
import dev.centrala.infra.postgres.DatabaseUrl;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, as an operator runs it; it can be killed. */
final class NodeProcess {
  private static final String READY = "Centrala is ready.";

  private final Process process;
  private final int management;

  private NodeProcess(Process process, int management) {
    this.process = process;
    this.management = management;
  }

  /** The management port. */
  Api management() {
    return new Api(URI.create("http://127.0.0.1:" + management), null);
  }

  /** Returns when it serves. */
  static NodeProcess start(int port, URI base, DatabaseUrl database, Path directory)
      throws IOException {
    Path log = Files.createTempFile(directory, "node", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CENTRALA_"));
    builder.environment().putAll(Business.environment(port, base));
    builder.environment().put("CENTRALA_DATA_DIR", directory.resolve("data").toString());
    builder.environment().put("CENTRALA_DATABASE_URL", address(database));
    int management = FreePorts.next();
    builder.environment().put("CENTRALA_MANAGEMENT_PORT", Integer.toString(management));
    NodeProcess node = new NodeProcess(builder.start(), management);
    try {
      Await.until("the node to be ready", () -> node.isReady(log));
    } catch (AssertionError never) {
      node.kill();
      throw new AssertionError(Files.readString(log), never);
    }
    return node;
  }

  private boolean isReady(Path log) {
    try {
      if (!process.isAlive()) {
        throw new AssertionError("the node ended with " + process.exitValue());
      }
      return Files.readString(log).contains(READY);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("--end-with-parent");
    return command;
  }

  private static String address(DatabaseUrl url) {
    return "postgresql://"
        + encoded(url.user())
        + ":"
        + encoded(url.password())
        + "@"
        + url.host()
        + ":"
        + url.port()
        + "/"
        + url.database();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** SIGTERM, as an orchestrator sends it. */
  void tellToStop() {
    process.destroy();
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new AssertionError("the node does not stop");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return process.exitValue();
  }

  /** As {@code kill -9} does it. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the node does not die");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
