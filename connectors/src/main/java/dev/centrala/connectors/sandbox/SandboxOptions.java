package dev.centrala.connectors.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox carrier behaves.
 *
 * @param port 0 takes any free one
 * @param opensAccounts an unknown account SID signs in with whatever token it brings and gets two
 *     numbers; for the demo
 * @param statusPace how long a message stays in one delivery status
 * @param stateFile accounts, numbers and opt-outs outlive a restart in this file; null keeps
 *     nothing
 * @param voiceTimeStands the waits and durations of calls pass only by {@link
 *     SandboxCarrier#advance}; otherwise they pass as they would
 */
public record SandboxOptions(
    String host,
    int port,
    boolean opensAccounts,
    Duration statusPace,
    @Nullable Path stateFile,
    InstantSource clock,
    boolean voiceTimeStands) {

  /** With time that runs by itself. */
  public SandboxOptions(
      String host,
      int port,
      boolean opensAccounts,
      Duration statusPace,
      @Nullable Path stateFile,
      InstantSource clock) {
    this(host, port, opensAccounts, statusPace, stateFile, clock, false);
  }

  /** For tests: any port, known accounts only, no waiting, calls whose time stands still. */
  public static SandboxOptions forTests() {
    return new SandboxOptions(
        "127.0.0.1", 0, false, Duration.ZERO, null, InstantSource.system(), true);
  }

  /** For the demo: opens accounts on sight and remembers them in {@code stateFile}. */
  public static SandboxOptions forDemo(int port, Path stateFile) {
    return new SandboxOptions(
        "127.0.0.1", port, true, Duration.ofMillis(400), stateFile, InstantSource.system());
  }

  /** The same, with calls that last as long as real ones. */
  public SandboxOptions withRunningTime() {
    return new SandboxOptions(host, port, opensAccounts, statusPace, stateFile, clock, false);
  }
}
