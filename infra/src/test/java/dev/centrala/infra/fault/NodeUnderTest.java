package dev.centrala.infra.fault;

import dev.centrala.infra.node.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One node in a process of its own, in production mode, and what can be done to it. */
final class NodeUnderTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Pattern MEMBERS = Pattern.compile("(?m)^centrala_cluster_members (\\d+)");
  private static final long LONGEST_START_MILLIS = 150_000;

  private final int index;
  private final List<String> prefix;
  private final Map<String, String> environment;
  private final URI http;
  private final URI management;
  private final Path log;
  private final Path nextRelease;
  private boolean ofNextRelease;
  private Process process;

  NodeUnderTest(
      int index,
      List<String> prefix,
      Map<String, String> environment,
      URI http,
      URI management,
      Path log,
      Path nextRelease) {
    this.index = index;
    this.prefix = prefix;
    this.environment = environment;
    this.http = http;
    this.management = management;
    this.log = log;
    this.nextRelease = nextRelease;
  }

  URI http() {
    return http;
  }

  Path log() {
    return log;
  }

  /** Returns at once. */
  void start() {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
        .filter(flag -> !flag.startsWith("-Xm"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // No name is looked up: a namespace reaches no name server and would wait for it.
    command.add("-Djdk.net.hosts.file=" + log.resolveSibling("hosts"));
    command.addAll(List.of("-cp", classes()));
    command.addAll(List.of(Main.class.getName(), "--end-with-parent"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("CENTRALA_"));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String classes() {
    String present = System.getProperty("java.class.path");
    return ofNextRelease ? nextRelease + File.pathSeparator + present : present;
  }

  /** From its next start on it runs the next release, or this one again. */
  void changeRelease() {
    ofNextRelease = !ofNextRelease;
  }

  void awaitReady() {
    if (!Pause.until(LONGEST_START_MILLIS, () -> !process.isAlive() || isReady())
        || !process.isAlive()) {
      throw new IllegalStateException("node " + index + " does not serve, see " + log);
    }
  }

  boolean isReady() {
    return !get("/readyz").isEmpty();
  }

  /** What it answers with 200; empty when it does not. */
  private String get(String path) {
    try {
      HttpRequest ask =
          HttpRequest.newBuilder(management.resolve(path)).timeout(Duration.ofSeconds(3)).build();
      HttpResponse<String> answer = CLIENT.send(ask, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notNow) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** How many members of the cluster it sees; 0 when it does not say. */
  int members() {
    Matcher members = MEMBERS.matcher(get("/metrics"));
    return members.find() ? Integer.parseInt(members.group(1)) : 0;
  }

  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As a rolling deploy stops it. */
  void terminate() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("node " + index + " does not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  void freeze() {
    Shell.run("kill", "-STOP", Long.toString(process.pid()));
  }

  void thaw() {
    Shell.run("kill", "-CONT", Long.toString(process.pid()));
  }
}
