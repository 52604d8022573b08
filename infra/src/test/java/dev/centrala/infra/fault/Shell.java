package dev.centrala.infra.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the operating system: processes, network namespaces, mounts. */
final class Shell {
  private static final long PATIENCE_SECONDS = 30;

  private Shell() {}

  /** What became of a command. */
  record Result(int code, String output) {
    boolean worked() {
      return code == 0;
    }
  }

  static Result attempt(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Result(-1, "takes too long");
      }
      return new Result(process.exitValue(), output.strip());
    } catch (IOException notThere) {
      return new Result(-1, String.valueOf(notThere.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Result(-1, "interrupted");
    }
  }

  static String run(String... command) {
    Result result = attempt(command);
    if (!result.worked()) {
      throw new IllegalStateException(List.of(command) + ": " + result.output());
    }
    return result.output();
  }

  static boolean isRoot() {
    return "0".equals(attempt("id", "-u").output());
  }
}
