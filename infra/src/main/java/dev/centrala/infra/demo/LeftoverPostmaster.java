package dev.centrala.infra.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a demo that was killed. {@code postmaster.pid} names it; since process ids
 * are used again, only a process that is a PostgreSQL started for this very directory is touched.
 */
final class LeftoverPostmaster {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
  private static final Duration KILL = Duration.ofSeconds(10);

  private final Path data;

  LeftoverPostmaster(Path data) {
    this.data = data;
  }

  /** Returns when it is gone; does nothing when there is none. */
  void stop() throws IOException {
    Optional<ProcessHandle> leftover = find();
    if (leftover.isEmpty()) {
      return;
    }
    ProcessHandle postmaster = leftover.get();
    LOG.info(
        "Stopping the PostgreSQL that an earlier run left behind (process {})", postmaster.pid());
    interrupt(postmaster);
    if (!ends(postmaster, FAST_SHUTDOWN)) {
      postmaster.destroyForcibly();
      if (!ends(postmaster, KILL)) {
        throw new IOException("process " + postmaster.pid() + " keeps " + data);
      }
    }
  }

  private Optional<ProcessHandle> find() throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    Path directory = Path.of(lines.get(1).strip());
    boolean ours = Files.exists(directory) && Files.isSameFile(directory, data);
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> ours && isPostgres(process));
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
        .orElse(false);
  }

  /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients. */
  private static void interrupt(ProcessHandle postmaster) throws IOException {
    try {
      int result =
          new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (result != 0) {
        postmaster.destroy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
